import { dateExists } from '../calendar/date.ts';
import { findDate } from '../calendar/read-date.ts';
import type { DateReading, PlainDate } from '../calendar/reading.ts';
import { remember } from '../text/remember.ts';
import type { Span } from '../text/span.ts';
import { compilePattern, type FileNamePattern, type PatternPart } from './file-name-pattern.ts';

export { fileNameOf } from './uri-path.ts';

export interface FileNameReading {
  /** The day in the name, spans into `name`; absent where there is none, or its year is not written and not supplied. */
  readonly date?: DateReading;
  /** Whether the name is exactly as the pattern writes it. */
  readonly matches: boolean;
}

/**
 * Reads the day in a file's name (decoded, with extension): by the profile's pattern, and where the name misses it, in any
 * spelling (`2023-04- 13.md`). `year` is used where neither pattern nor name has one.
 */
export function readFileName(name: string, pattern: string, year?: number): FileNameReading {
  const compiled = compilePattern(pattern);
  const places = compiled.placesIn(name);
  const strict = places && readParts(name, places, compiled, year);
  if (strict) return { date: strict, matches: true };
  const stem = name.replace(/\.[^.]*$/, '');
  const date = findDate(stem, 0, { compact: true, lenient: true, ...(year !== undefined && { year }) });
  return { matches: places !== undefined, ...(date && { date }) };
}

function readParts(
  name: string,
  places: readonly Span[],
  compiled: FileNamePattern,
  yearOutside?: number,
): DateReading | undefined {
  const numbers: { year?: number; month?: number; day?: number } = {};
  let first: Span | undefined;
  let last: Span | undefined;
  for (const [index, part] of compiled.parts.entries()) {
    const place = places[index];
    if (part.kind !== 'date' || !place) continue;
    numbers[part.unit] = Number(name.slice(place.start, place.end));
    first ??= place;
    last = place;
  }
  const { year = yearOutside, month, day } = numbers;
  if (year === undefined || month === undefined || day === undefined || !first || !last) return undefined;
  const date: PlainDate = { year, month, day };
  return {
    span: { start: first.start, end: last.end },
    date,
    pattern: lettersOf(compiled),
    hasYear: numbers.year !== undefined,
    problems: dateExists(date) ? [] : ['impossible'],
  };
}

/** The pattern from its first to its last date letters, as `DateReading` writes patterns. */
const lettersOf: (compiled: FileNamePattern) => string = remember(({ parts }) => {
  const isDate = (part: PatternPart): boolean => part.kind === 'date';
  return parts
    .slice(parts.findIndex(isDate), parts.findLastIndex(isDate) + 1)
    .map((part) => (part.kind === 'date' ? part.letters : part.kind === 'text' ? part.text : '*'))
    .join('');
});

/** The file name of a day's minutes; `*` in the pattern stands for nothing. */
export function formatFileName(date: PlainDate, pattern: string): string {
  const written = compilePattern(pattern).parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'any') return '';
    return String(date[part.unit]).padStart(part.letters.length, '0');
  });
  return written.join('');
}

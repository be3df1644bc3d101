import { dateExists } from '../calendar/date.ts';
import { findDate } from '../calendar/read-date.ts';
import type { DateReading, PlainDate } from '../calendar/reading.ts';
import { compilePattern, type PatternPart } from './file-name-pattern.ts';

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
  const { expression, parts } = compilePattern(pattern);
  const match = expression.exec(name);
  const strict = match && readParts(match, parts, year);
  if (strict) return { date: strict, matches: true };
  const stem = name.replace(/\.[^.]*$/, '');
  const date = findDate(stem, 0, { compact: true, lenient: true, ...(year !== undefined && { year }) });
  return { matches: match !== null, ...(date && { date }) };
}

function readParts(
  match: RegExpExecArray,
  parts: readonly PatternPart[],
  yearOutside?: number,
): DateReading | undefined {
  const dateParts = parts.filter((part) => part.kind === 'date');
  const numbers = new Map(dateParts.map((part) => [part.unit, Number(match[part.group])]));
  const spans = dateParts.flatMap((part) => match.indices?.[part.group] ?? []);
  const year = numbers.get('year') ?? yearOutside;
  const month = numbers.get('month');
  const day = numbers.get('day');
  const [start] = spans;
  const end = spans.at(-1);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (start === undefined || end === undefined) return undefined;
  const date: PlainDate = { year, month, day };
  const pattern = lettersOf(parts);
  return {
    span: { start, end },
    date,
    pattern,
    hasYear: numbers.has('year'),
    problems: dateExists(date) ? [] : ['impossible'],
  };
}

/** The pattern from its first to its last date letters, as `DateReading` writes patterns. */
function lettersOf(parts: readonly PatternPart[]): string {
  const isDate = (part: PatternPart): boolean => part.kind === 'date';
  return parts
    .slice(parts.findIndex(isDate), parts.findLastIndex(isDate) + 1)
    .map((part) => (part.kind === 'date' ? part.letters : part.kind === 'text' ? part.text : '*'))
    .join('');
}

/** The file name of a day's minutes; `*` in the pattern stands for nothing. */
export function formatFileName(date: PlainDate, pattern: string): string {
  const written = compilePattern(pattern).parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'any') return '';
    return String(date[part.unit]).padStart(part.letters.length, '0');
  });
  return written.join('');
}

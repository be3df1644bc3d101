import { dateExists } from './date.ts';
import { type DateOptions, numericSpellings, type Spelled } from './date-spelling.ts';
import { spellEnglishDate } from './english-date.ts';
import { foldWidth } from './fold-width.ts';
import type { DateProblem, DateReading } from './reading.ts';

/** No spelling is longer. */
const longest = 48;
const beginning = /[\dadfjmnosADFJMNOS〇零○一二三四五六七八九]/;
/** The months that a date may begin with. */
const monthBeginning = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const spellings = [...numericSpellings, spellEnglishDate];

/**
 * Reads the date that begins at an offset, in every spelling that minutes use, malformed and impossible ones included; undefined
 * where none begins there. Spans are offsets into `text`. What stands before the offset is not looked at.
 */
export function readDate(text: string, offset = 0, options: DateOptions = {}): DateReading | undefined {
  if (!beginning.test(foldWidth(text.charAt(offset)))) return undefined;
  const window = foldWidth(text.slice(offset, offset + longest));
  if (/^[a-z]/i.test(window) && !monthBeginning.test(window)) return undefined;
  for (const spelling of spellings) {
    const found = spelling(window, options);
    const reading = found && judge(text, offset, window, found, options);
    if (reading) return reading;
  }
  return undefined;
}

function judge(
  text: string,
  offset: number,
  window: string,
  found: Spelled,
  options: DateOptions,
): DateReading | undefined {
  const year = found.year ?? options.year;
  if (year === undefined) return undefined;
  const date = { year, month: found.month, day: found.day };
  const exists = dateExists(date);
  if (!exists && found.onlyIfExists) return undefined;
  const span = { start: offset, end: offset + found.length };
  // `2023.12.1.4` and `2023.12.1rc2` are versions.
  if (/^yyyy\.M/.test(found.pattern) && /^(?:\.\d|[A-Za-z])/.test(window.slice(found.length)))
    return undefined;
  const problems: DateProblem[] = [...found.problems];
  const written = text.slice(span.start, span.end).replace(/[\u00a0\u3000]/g, ' ');
  if (written !== window.slice(0, found.length) && !problems.includes('stray-character')) {
    problems.push('stray-character');
  }
  if (!exists) problems.push('impossible');
  return { span, date, pattern: found.pattern, hasYear: found.year !== undefined, problems };
}

/**
 * The first date at or after an offset. Versions, amounts and the parts of longer numbers are left out: `v2023.12`, `24/27`,
 * `1.2.6`, `23.92%`, `20221115-20221116`, `/2023/08/24/` in an address.
 */
export function findDate(text: string, offset = 0, options: DateOptions = {}): DateReading | undefined {
  const folded = foldWidth(text);
  const runs = /[\da-zA-Z]+|[〇零○一二三四五六七八九]{4}(?=年)/g;
  runs.lastIndex = Math.max(offset, 0);
  for (let run = runs.exec(folded); run; run = runs.exec(folded)) {
    if (run.index > 0 && /[\da-zA-Z]/.test(folded[run.index - 1] ?? '')) continue;
    const reading = readDate(text, run.index, options);
    if (reading && standsAlone(folded, reading)) return reading;
  }
  return undefined;
}

function standsAlone(folded: string, reading: DateReading): boolean {
  const before = folded.slice(Math.max(reading.span.start - 2, 0), reading.span.start);
  const after = folded.slice(reading.span.end, reading.span.end + 2);
  const withSlash = reading.pattern.includes('/');
  if (/\d[.:]$|[%$]$/.test(before)) return false;
  if (before.endsWith('/') && (withSlash || !reading.hasYear)) return false;
  if (withSlash && /^\/[\w.]/.test(after)) return false;
  const compact = !/[^a-z]/i.test(reading.pattern);
  return !((compact || !reading.hasYear) && (/-$/.test(before) || /^-\d/.test(after)));
}

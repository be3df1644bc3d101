import type { DateOptions } from './date-spelling.ts';
import { foldWidth } from './fold-width.ts';
import { readDate } from './read-date.ts';
import { quoteLetters, readTimeRange, type TimeRangeReading } from './read-time-range.ts';
import { readWeekday } from './read-weekday.ts';
import { readZone } from './read-zone.ts';
import type { DateReading, MomentReading, WeekdayReading, ZoneReading } from './reading.ts';

/** No line that says when a meeting is goes on longer. */
const longest = 2000;

interface Parts {
  date?: DateReading;
  weekday?: WeekdayReading;
  range?: TimeRangeReading;
  zone?: ZoneReading;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly pattern: string;
}

/**
 * Reads when a meeting is from the line at an offset, up to its end: `- 时间：2023/08/24 19:00~19:30 (GMT+08:00) 中国标准时间 - 北京`. Labels,
 * list and bold marks and words round it are passed over. Undefined where the line has neither a date nor a time.
 * `options.year` is the year of a date that is written without one.
 */
export function readMoment(
  text: string,
  offset = 0,
  options: Pick<DateOptions, 'year'> = {},
): MomentReading | undefined {
  const line = foldWidth(text.slice(offset, lineEnd(text, offset)));
  const found: Parts = {};
  const parts: Part[] = [];
  let at = 0;
  while (at < line.length && !(found.date && found.range && found.weekday && found.zone)) {
    const part = readPart(text, line, offset, at, found, options);
    if (part) parts.push(part);
    at = part ? part.end - offset : nextStart(line, at, parts.at(-1)?.end === offset + at);
  }
  if (!found.date && !found.range) return undefined;
  return assemble(text, line, offset, found, parts);
}

/** The end of the line at an offset, or of as much of it as is read. */
function lineEnd(text: string, offset: number): number {
  const limit = Math.min(offset + longest, text.length);
  let end = offset;
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function readPart(
  text: string,
  line: string,
  offset: number,
  at: number,
  found: Parts,
  options: Pick<DateOptions, 'year'>,
): Part | undefined {
  const start = offset + at;
  const date = found.date ? undefined : readDate(text, start, { ...options, lenient: true });
  if (date && !isVersion(line, at, date)) {
    found.date = date;
    return { ...date.span, pattern: date.pattern };
  }
  const zone = found.zone ? undefined : readZone(text, start);
  if (zone) {
    found.zone = zone;
    return { ...zone.span, pattern: 'z' };
  }
  const weekday = found.weekday ? undefined : readWeekday(text, start);
  if (weekday) {
    found.weekday = weekday;
    return {
      ...weekday.span,
      pattern: weekday.span.end - weekday.span.start === 2 ? 'EEE' : weekdayLetters(text, weekday),
    };
  }
  if (found.range) return undefined;
  const gap = found.date && line.slice(found.date.span.end - offset, at);
  const lenient = gap !== undefined && /^[ \t,;.:/、()T-]{0,4}$/.test(gap);
  const day = found.date?.problems.includes('impossible') ? undefined : found.date?.date;
  const range = readTimeRange(text, start, { lenient, ...(day ? { date: day } : {}) });
  if (!range) return undefined;
  found.range = range;
  return { ...range.span, pattern: range.pattern };
}

function weekdayLetters(text: string, weekday: WeekdayReading): string {
  const word = text.slice(weekday.span.start, weekday.span.end);
  return /^[A-Za-z]{2,5}$/.test(word) ? 'EEE' : 'EEEE';
}

/** The numbers of `v2.2022-10-20` and of a longer number are no date. */
function isVersion(line: string, at: number, date: DateReading): boolean {
  return /\d[./:]$/.test(line.slice(Math.max(at - 2, 0), at)) && !date.pattern.includes('M年');
}

/** Where the next part may begin: not inside a word or number, unless it is the T of `2023-08-24T19:00`. */
function nextStart(line: string, at: number, afterPart: boolean): number {
  const run = /^[A-Za-z\d]+/.exec(line.slice(at, at + longest))?.[0] ?? '';
  return at + (afterPart && run.startsWith('T') ? 1 : Math.max(run.length, 1));
}

function assemble(
  text: string,
  line: string,
  offset: number,
  found: Parts,
  parts: readonly Part[],
): MomentReading {
  const pieces: string[] = [];
  let last: Part | undefined;
  for (const part of parts) {
    const gap = last ? line.slice(last.end - offset, part.start - offset) : '';
    // Folding makes the Chinese comma one that is accepted.
    const written = last && text.slice(last.end, part.start).includes('，') ? gap.replace(',', '，') : gap;
    pieces.push(quoteLetters(written.replace(/[ \t]+/g, ' ')), part.pattern);
    last = part;
  }
  const { range } = found;
  const date = found.date && withStrayMark(found.date, line, offset, range);
  const times = range ? [range.start, ...(range.end ? [range.end] : [])] : [];
  const malformedDate = date?.problems.some((problem) => problem !== 'impossible') ?? false;
  const from = parts[0]?.start ?? offset;
  const to = last?.end ?? offset;
  // A weekday at the end keeps the parenthesis that was opened for it.
  const closing = isOpen(line.slice(from - offset, to - offset)) && line[to - offset] === ')' ? 1 : 0;
  return {
    span: { start: from, end: to + closing },
    ...(date ? { date } : {}),
    ...(found.weekday ? { weekday: found.weekday } : {}),
    ...(range ? { start: range.start } : {}),
    ...(range?.end ? { end: range.end } : {}),
    ...(range?.separator ? { separator: range.separator } : {}),
    ...(found.zone ? { zone: found.zone } : {}),
    pattern: pieces.join('') + ')'.repeat(closing),
    malformed: malformedDate || (range?.malformed ?? false) || times.some((time) => time.problems.length > 0),
  };
}

/** Whether the last parenthesis is not closed; half-width ones, as folding leaves them. */
export function isOpen(words: string): boolean {
  return words.lastIndexOf('(') > words.lastIndexOf(')');
}

/** `2023.4.13. 19:00`, `2023/04/13/ 19:00`: a mark that goes on after the date. */
function withStrayMark(
  date: DateReading,
  line: string,
  offset: number,
  range: TimeRangeReading | undefined,
): DateReading {
  const gapEnd =
    range && range.start.span.start > date.span.end ? range.start.span.start - offset : line.length;
  const gap = line.slice(date.span.end - offset, gapEnd).trim();
  const stray = /^[-./:;~_\\、。]{1,3}$/.test(gap) && !date.problems.includes('stray-character');
  return stray ? { ...date, problems: [...date.problems, 'stray-character'] } : date;
}

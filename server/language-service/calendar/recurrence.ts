import { addDays, dateExists, daysBetween, weekdayOf } from './date.ts';
import { foldWidth } from './fold-width.ts';
import { readDate } from './read-date.ts';
import { type Frequency, readFrequency } from './read-frequency.ts';
import { isOpen } from './read-moment.ts';
import { readTimeRange, type TimeRangeReading } from './read-time-range.ts';
import { readWeekday } from './read-weekday.ts';
import type { DateReading, PlainDate, RecurrenceReading, WeekdayReading } from './reading.ts';

/** No line that says how often goes on longer. */
const longest = 1000;

interface Parts {
  readonly dates: DateReading[];
  readonly weekdays: WeekdayReading[];
  range?: TimeRangeReading;
  frequency?: Frequency;
}

/**
 * Reads how often a meeting comes back from the line at an offset: `2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)`, `每周四`,
 * `Every 2 weeks on Thursday`. Undefined where the line has neither a frequency nor a first and a last day.
 */
export function readRecurrence(text: string, offset = 0): RecurrenceReading | undefined {
  const line = foldWidth(text.slice(offset, offset + longest).split(/[\r\n]/, 1)[0] ?? '');
  const found: Parts = { dates: [], weekdays: [] };
  let start: number | undefined;
  let end = offset;
  let at = 0;
  for (at = nextPart(line, at); at < line.length; at = nextPart(line, at)) {
    const after = readPart(text, line, offset, at, found);
    if (after === undefined) {
      at += /^[A-Za-z\d]+/.exec(line.slice(at))?.[0].length ?? 1;
    } else {
      start ??= offset + at;
      end = after;
      at = after - offset;
    }
  }
  const { dates, range, frequency } = found;
  if (start === undefined || (!frequency && dates.length < 2)) return undefined;
  const closing = isOpen(line.slice(start - offset, end - offset)) && line[end - offset] === ')' ? 1 : 0;
  const [first, last] = dates.length === 1 && isLast(dates[0], line, offset) ? [undefined, dates[0]] : dates;
  return {
    span: { start, end: end + closing },
    ...(first ? { from: first } : {}),
    ...(last ? { until: last } : {}),
    ...(range ? { start: range.start } : {}),
    ...(range?.end ? { end: range.end } : {}),
    ...(frequency ? { unit: frequency.unit, interval: frequency.interval } : {}),
    weekdays: found.weekdays,
  };
}

/** What a date, a time, a weekday or a frequency begins with; letters and digits are passed over as whole words. */
const beginning = /[\dA-Za-z〇零○一二两三四五六七八九十上下晚早中凌傍夜每隔双工周星礼]/g;

/** Where a part may begin next; the line's end where none does. */
function nextPart(line: string, from: number): number {
  beginning.lastIndex = from;
  return beginning.exec(line)?.index ?? line.length;
}

/** Reads what begins at `at` into `found` and returns the offset after it; undefined where nothing begins. */
function readPart(text: string, line: string, offset: number, at: number, found: Parts): number | undefined {
  const start = offset + at;
  const date = found.dates.length < 2 ? readDate(text, start, { lenient: true }) : undefined;
  if (date) {
    found.dates.push(date);
    return date.span.end;
  }
  const range = found.range ? undefined : readTimeRange(text, start);
  if (range) {
    found.range = range;
    return range.span.end;
  }
  const frequency = found.frequency ? undefined : readFrequency(line.slice(at, at + 32));
  const weekday = readWeekday(text, start + (frequency?.weekdayAt ?? 0));
  if (weekday) found.weekdays.push(weekday);
  if (!frequency) return weekday?.span.end;
  found.frequency = frequency;
  const span = { start, end: start + frequency.length };
  found.weekdays.push(...frequency.weekdays.map((day) => ({ span, weekday: day })));
  return weekday?.span.end ?? span.end;
}

function isLast(date: DateReading | undefined, line: string, offset: number): boolean {
  const before = line.slice(0, (date?.span.start ?? offset) - offset);
  return /(?:直到|截止|结束于|until|ending)[ \t:至到]{0,3}$/i.test(before);
}

export type Occurrence = 'yes' | 'no' | 'before' | 'after' | 'unknown';

/**
 * Whether a meeting of the series falls on a day; `before` the first day, `after` the last (which belongs to the series),
 * `unknown` where the words do not tell. Weeks count from the first day that fits the weekdays.
 */
export function occursOn(reading: RecurrenceReading, date: PlainDate): Occurrence {
  const { from, until, unit, interval } = reading;
  if (!dateExists(date)) return 'unknown';
  if (from && dateExists(from.date) && daysBetween(from.date, date) < 0) return 'before';
  if (until && dateExists(until.date) && daysBetween(until.date, date) > 0) return 'after';
  const weekdays = reading.weekdays.map(({ weekday }) => weekday);
  if (unit !== 'day' && weekdays.length > 0 && !weekdays.includes(weekdayOf(date))) return 'no';
  if (!from || !dateExists(from.date) || unit === undefined || interval === undefined) return 'unknown';
  if (unit === 'day') return daysBetween(from.date, date) % interval === 0 ? 'yes' : 'no';
  if (unit === 'week') return inWeekOfSeries(from.date, date, interval, weekdays) ? 'yes' : 'no';
  return inMonthOfSeries(from.date, date, interval, weekdays);
}

function inWeekOfSeries(
  from: PlainDate,
  date: PlainDate,
  interval: number,
  weekdays: readonly number[],
): boolean {
  if (weekdays.length === 0) return daysBetween(from, date) % (7 * interval) === 0;
  let first = from;
  while (!weekdays.includes(weekdayOf(first))) first = addDays(first, 1);
  const weeks = (daysBetween(first, date) - weekdayOf(date) + weekdayOf(first)) / 7;
  return daysBetween(first, date) >= 0 && weeks % interval === 0;
}

function inMonthOfSeries(
  from: PlainDate,
  date: PlainDate,
  interval: number,
  weekdays: readonly number[],
): Occurrence {
  const months = (date.year - from.year) * 12 + date.month - from.month;
  if (months % interval !== 0) return 'no';
  if (weekdays.length > 0) return Math.ceil(from.day / 7) === Math.ceil(date.day / 7) ? 'yes' : 'unknown';
  // What a series on the 31st does in a short month is the provider's secret.
  if (from.day > 28 && from.day !== date.day) return 'unknown';
  return from.day === date.day ? 'yes' : 'no';
}

import type { Span } from '../text/span.ts';
import { daysBetween } from './date.ts';
import { foldWidth } from './fold-width.ts';
import { isAfternoon } from './meridiem.ts';
import { readDate } from './read-date.ts';
import { readTime, type TimeOptions } from './read-time.ts';
import type { PlainDate, TimeReading } from './reading.ts';

export interface TimeRangeReading {
  readonly span: Span;
  readonly start: TimeReading;
  readonly end?: TimeReading;
  readonly separator?: { readonly span: Span; readonly text: string };
  readonly pattern: string;
  /** Whether the mark between the times is none that people use, or an end was begun and not written. */
  readonly malformed: boolean;
}

export interface TimeRangeOptions extends TimeOptions {
  /** The date before the range; a second date, before the end, is then read too where it is the same day or the next. */
  readonly date?: PlainDate;
}

const markForm =
  /^([ \t]{0,3})([-~\u2010-\u2015\u2212\u2500\u301c\u223c至到→]{1,3}|(?:to|until)(?![A-Za-z]))([ \t]{0,3})/i;
/** Marks that nobody means, between two times all the same. */
const wrongMarkForm = /^([ \t]{0,3})([:;.\u2026/|]{1,3})([ \t]{0,3})/;
const usualMark = /^(?:[-~\u2013\u2014\u301c\u223c至到]|--|\u2014\u2014|to|until)$/i;
const nextDayForm = /^(?:次日|翌日|第二天|next day)[ \t]{0,2}/i;
const plusOneForm = /^[ \t]{0,2}\(?(?:\+1(?!\d)[ \t]?(?:天|日|days?)?|次日|next day)\)?/i;

/**
 * Reads a time and, where a range mark follows, the time it goes to: `19:00-19:30`, `19:00 ~ 19:30`, `下午7点至8点半`,
 * `23:00-次日01:00`. A part of the day beside one of the two counts for both.
 */
export function readTimeRange(
  text: string,
  offset = 0,
  options: TimeRangeOptions = {},
): TimeRangeReading | undefined {
  const start = readTime(text, offset, options);
  if (!start) return undefined;
  const rest = foldWidth(text.slice(start.span.end, start.span.end + 16)).split(/[\r\n]/, 1)[0] ?? '';
  const mark = markForm.exec(rest) ?? wrongMark(text, start, rest);
  if (!mark) return withoutMark(text, start, rest);
  const markSpan = { start: start.span.end, end: start.span.end + mark[0].length };
  const separator = { span: markSpan, text: text.slice(markSpan.start, markSpan.end) };
  const end = readEnd(text, markSpan.end, options.date);
  if (!end) return onlyStart(start, /^$|^[\dx?]/i.test(rest.slice(mark[0].length).trim()));
  const [first, second] = shareMeridiem(text, start, end.time);
  const written = separator.text.trim();
  return {
    span: { start: first.span.start, end: end.spanEnd },
    start: first,
    end: end.nextDay ? { ...second, nextDay: true } : second,
    separator,
    pattern: joinPatterns(first.pattern, quoteLetters(written), `${end.before}${second.pattern}`),
    malformed:
      !usualMark.test(mark[2] ?? '') ||
      (end.before !== '' && end.date !== undefined && !end.nextDay && !end.sameDay),
  };
}

function onlyStart(start: TimeReading, malformed: boolean): TimeRangeReading {
  return { span: start.span, start, pattern: start.pattern, malformed };
}

function wrongMark(text: string, start: TimeReading, rest: string): RegExpExecArray | null {
  const mark = wrongMarkForm.exec(rest);
  return mark && readTime(text, start.span.end + mark[0].length) ? mark : null;
}

/** `19:00 19:30`: the second time is taken for the end, though nothing says so. */
function withoutMark(text: string, start: TimeReading, rest: string): TimeRangeReading {
  const blanks = /^[ \t]{1,3}/.exec(rest)?.[0].length ?? 0;
  const end = blanks === 0 ? undefined : readTime(text, start.span.end + blanks);
  if (!end) return onlyStart(start, false);
  const span = { start: start.span.end, end: end.span.start };
  return {
    span: { start: start.span.start, end: end.span.end },
    start,
    end,
    separator: { span, text: text.slice(span.start, span.end) },
    pattern: `${start.pattern} ${end.pattern}`,
    malformed: true,
  };
}

interface EndReading {
  readonly time: TimeReading;
  readonly spanEnd: number;
  readonly nextDay: boolean;
  readonly sameDay: boolean;
  readonly date?: PlainDate;
  /** Pattern of what stands between the mark and the time. */
  readonly before: string;
}

function readEnd(text: string, offset: number, date: PlainDate | undefined): EndReading | undefined {
  const word = nextDayForm.exec(foldWidth(text.slice(offset, offset + 12)))?.[0] ?? '';
  const second = date && readDate(text, offset, { lenient: true });
  const skip = second ? second.span.end - offset : word.length;
  const blanks = /^[ \t,]{0,3}/.exec(foldWidth(text.slice(offset + skip, offset + skip + 3)))?.[0] ?? '';
  const time = readTime(text, offset + skip + (second ? blanks.length : 0), { lenient: true });
  if (!time) return undefined;
  const plus = plusOneForm.exec(foldWidth(text.slice(time.span.end, time.span.end + 16)))?.[0] ?? '';
  const days = date && second ? daysBetween(date, second.date) : 0;
  return {
    time,
    spanEnd: time.span.end + plus.length,
    nextDay: word !== '' || plus !== '' || days === 1,
    sameDay: days === 0,
    ...(second ? { date: second.date } : {}),
    before: second ? `${second.pattern}${blanks}` : quoteLetters(word),
  };
}

/** 下午7:00-8:00 ends at 20:00, 7:00-8:00 PM begins at 19:00. */
function shareMeridiem(text: string, start: TimeReading, end: TimeReading): [TimeReading, TimeReading] {
  const startWord = meridiemOf(text, start);
  const endWord = meridiemOf(text, end);
  if (
    startWord &&
    !endWord &&
    isAfternoon(startWord) &&
    end.time.hour < 12 &&
    minuteOf(end) < minuteOf(start)
  ) {
    return [start, later(end)];
  }
  if (
    endWord &&
    !startWord &&
    isAfternoon(endWord) &&
    start.time.hour < 12 &&
    minuteOf(start) + 720 < minuteOf(end)
  ) {
    return [later(start), end];
  }
  if (endWord && !startWord && start.time.hour <= 12) {
    return [{ ...start, pattern: start.pattern.replace(/H/g, 'h') }, end];
  }
  return [start, end];
}

function meridiemOf(text: string, reading: TimeReading): string {
  if (!reading.pattern.includes('a')) return '';
  return (
    /[ap](?=\.?m)|[上下晚早中凌傍夜][午上里晨晚]?/i.exec(
      foldWidth(text.slice(reading.span.start, reading.span.end)),
    )?.[0] ?? ''
  );
}

function later(reading: TimeReading): TimeReading {
  return {
    ...reading,
    time: { hour: reading.time.hour + 12, minute: reading.time.minute },
    pattern: reading.pattern.replace(/H/g, 'h'),
  };
}

function minuteOf(reading: TimeReading): number {
  return reading.time.hour * 60 + reading.time.minute;
}

/** Two-digit hours from 10 on follow an hour that shows how single digits are written. */
function joinPatterns(start: string, mark: string, end: string): string {
  const first = !/HH/.test(end) || /HH/.test(start) || !/^H/.test(start) ? end : end.replace('HH', 'H');
  return `${start}${mark}${first}`;
}

/** Latin letters in a pattern that stand for themselves. */
export function quoteLetters(text: string): string {
  return text.replace(/[A-Za-z]+/g, (word) => `'${word}'`);
}

import { addDays, dateExists, daysBetween, equalDates, weekdayOf } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import { findDate, readDate } from '../../calendar/read-date.ts';
import { readMoment } from '../../calendar/read-moment.ts';
import { readWeekday } from '../../calendar/read-weekday.ts';
import type { DateReading, MomentReading, PlainDate, WeekdayReading } from '../../calendar/reading.ts';
import { weekdayLike } from '../../calendar/weekday-like.ts';
import type { Minutes } from '../../model/minutes.ts';
import { toleranceOf } from '../../rules/time/date-agreement.ts';
import { type DaySource, daySources, swappedDay } from '../../rules/time/day-sources.ts';
import { timeSection } from '../../rules/time/place-section.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { seriesEdits } from './series-edits.ts';

/**
 * Moves the meeting from one day to another in title, time line and invitation, each date in its own form, with the weekday beside
 * it. A place that names another day than `from` is left as it is, and so is a weekday that did not fit: both are
 * reported with fixes of their own, and whoever changes the date back gets the same text. Other dates of the text are never touched.
 * Both days must exist.
 */
export function dateEdits(minutes: Minutes, from: PlainDate, to: PlainDate): readonly TextEdit[] {
  const days = daysBetween(from, to);
  const tolerance = toleranceOf(minutes.profile);
  const change: Change = { minutes, days };
  const meant = daySources(minutes).filter(
    ({ span, day }) => span && day && Math.abs(daysBetween(from, day)) <= tolerance,
  );
  const edits = meant.flatMap((source) => sourceEdits(change, source));
  if (!minutes.time?.moment.date) edits.push(...splitTimeEdits(change, from));
  return [...edits, ...seriesEdits(minutes, from, to)];
}

interface Change {
  readonly minutes: Minutes;
  readonly days: number;
}

const LETTERS = 'yyyy/MM/dd';

function sourceEdits(change: Change, { kind, reading }: DaySource): TextEdit[] {
  const { time, invitation, title } = change.minutes;
  const place = inWords(change.minutes, reading);
  if (!place) return [];
  const edit = moveDate(change, place);
  if (!edit) return [];
  if (kind === 'title') return [edit, ...(title ? besideTitle(change, title.span, place) : [])];
  const moment = kind === 'time' ? time?.moment : invitation?.time?.moment;
  return [edit, ...(moment ? besideMoment(change, moment, place) : [])];
}

/** A reading whose span holds nothing but the date; a title with marks inside has the date somewhere in its words. */
function inWords({ source }: Minutes, reading: DateReading): DateReading | undefined {
  const words = slice(source, reading.span);
  const options = { year: reading.date.year };
  if (readDate(words, 0, { ...options, lenient: true })?.span.end === words.length) return reading;
  const found = findDate(words, 0, options);
  if (!found || !equalDates(found.date, reading.date)) return undefined;
  return { ...found, span: movedSpan(found.span, reading.span.start) };
}

function dayOf({ date }: DateReading): PlainDate | undefined {
  return dateExists(date) ? date : swappedDay(date);
}

function moveDate({ minutes, days }: Change, reading: DateReading): TextEdit | undefined {
  const day = dayOf(reading);
  if (!day) return undefined;
  const words = slice(minutes.source, reading.span);
  return { span: reading.span, text: dateLike(words, reading, addDays(day, days), LETTERS) };
}

function moveWeekday(
  { minutes, days }: Change,
  reading: WeekdayReading,
  day: PlainDate,
): readonly TextEdit[] {
  if (reading.weekday !== weekdayOf(day)) return [];
  const text = weekdayLike(slice(minutes.source, reading.span), weekdayOf(addDays(day, days)));
  return text === undefined ? [] : [{ span: reading.span, text }];
}

/** The weekday of a moment, and the day of its end where that is written too: `2023/08/24 23:00 ~ 2023/08/25 01:00`. */
function besideMoment(change: Change, moment: MomentReading, date: DateReading): readonly TextEdit[] {
  const day = dayOf(date);
  if (!day) return [];
  const weekday = moment.weekday ? moveWeekday(change, moment.weekday, day) : [];
  const end = endDate(change.minutes, date, day);
  const edit = end && moveDate(change, end);
  return edit ? [...weekday, edit] : weekday;
}

function endDate({ source }: Minutes, date: DateReading, day: PlainDate): DateReading | undefined {
  const line = lineSpan(source, lineAt(source, date.span.end));
  const rest = source.text.slice(date.span.end, line.end);
  const mark = /[-~～—–至到][ \t]{0,2}(?=\d)/g;
  for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
    const reading = readDate(rest, found.index + found[0].length, { year: day.year });
    const days = reading && dateExists(reading.date) ? daysBetween(day, reading.date) : undefined;
    if (reading && (days === 0 || days === 1))
      return { ...reading, span: movedSpan(reading.span, date.span.end) };
  }
  return undefined;
}

/** A weekday right before or behind the title's date. The one in a meeting's name (周四例会) says when it usually is. */
function besideTitle(change: Change, title: Span, date: DateReading): readonly TextEdit[] {
  const { text } = change.minutes.source;
  const day = dayOf(date);
  if (!day) return [];
  const gap = /^[ \t]{0,2}[,，(（]?[ \t]{0,2}/.exec(text.slice(date.span.end, title.end))?.[0].length ?? 0;
  const behind = readWeekday(text, date.span.end + gap);
  if (behind && behind.span.end <= title.end) return moveWeekday(change, behind, day);
  for (let offset = Math.max(title.start, date.span.start - 16); offset < date.span.start; offset++) {
    const before = readWeekday(text, offset);
    if (before && /^[,，)）]?[ \t]{0,2}$/.test(text.slice(before.span.end, date.span.start)))
      return moveWeekday(change, before, day);
  }
  return [];
}

/** The date of a time section that has the times on another line. */
function splitTimeEdits(change: Change, from: PlainDate): readonly TextEdit[] {
  const { source, time } = change.minutes;
  const section = time && timeSection(change.minutes);
  if (!section) return [];
  const last = lineAt(source, Math.max(section.body.end - 1, section.body.start));
  for (let line = lineAt(source, time.line.end) + 1; line <= last; line++) {
    const moment = readMoment(source.text, lineSpan(source, line).start, { year: from.year });
    if (!moment?.date) continue;
    const edit = equalDates(moment.date.date, from) ? moveDate(change, moment.date) : undefined;
    return edit ? [edit, ...besideMoment(change, moment, moment.date)] : [];
  }
  return [];
}

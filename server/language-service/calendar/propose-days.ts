import { addDays, compareDates, daysBetween, weekdayOf } from './date.ts';
import { type Holiday, holidayOn, isWorkday } from './holidays.ts';
import type { PlainDate } from './reading.ts';

/** How often meetings are, as the dates of a series show it. */
export interface MeetingRhythm {
  /** 1 or more. */
  readonly everyWeeks: number;
  /** ISO 8601, Monday is 1. */
  readonly weekday: number;
}

/** A day for the next meeting, and why not another one. */
export interface ProposedDay {
  readonly date: PlainDate;
  /** `turn`: it is the meeting's turn. `later`: some weeks after its turn. */
  readonly why: 'turn' | 'later';
  /** The holiday because of which the meeting moves, where there is one. */
  readonly holiday?: Holiday;
}

export interface Occasions {
  readonly rhythm: MeetingRhythm;
  /** The day from which on a meeting can be, in the series' own zone. */
  readonly today: PlainDate;
  /** The meeting before; absent before the first. */
  readonly last?: PlainDate;
  readonly country?: string;
}

/** As many as are worth choosing among. */
const MOST = 4;
/** No holiday is longer than so many turns of a weekly meeting. */
const MOST_TRIED = 60;

/**
 * The days that the next meeting is likely to be on, the likeliest first, each once. A turn that falls on a holiday is left out. One
 * on the first working day behind a holiday comes second after the week that follows it, since nobody has prepared it.
 */
export function proposeDays({ rhythm, today, last, country }: Occasions): readonly ProposedDay[] {
  const step = Math.max(Math.round(rhythm.everyWeeks), 1) * 7;
  let turn = firstTurn(rhythm, step, today, last);
  let holiday: Holiday | undefined;
  for (let tried = 0; tried < MOST_TRIED; tried++, turn = addDays(turn, step)) {
    const found = holidayOn(country, turn);
    if (!found) break;
    holiday ??= found;
  }
  const moved = holiday && { holiday };
  const onTurn: ProposedDay = { date: turn, why: 'turn', ...moved };
  const later = weeksAfter(turn, country).map((date): ProposedDay => ({ date, why: 'later' }));
  const before = holidayBefore(turn, country);
  const [first, ...others] = later;
  const days = before && first ? [{ ...first, holiday: before }, onTurn, ...others] : [onTurn, ...later];
  const between = holiday ? turnsBetween(rhythm, turn, step, today, last, country) : [];
  return [...days.slice(0, 2), ...between, ...days.slice(2)].slice(0, MOST);
}

/** The first day in the rhythm that is after the last meeting and not before today. */
function firstTurn(
  { weekday }: MeetingRhythm,
  step: number,
  today: PlainDate,
  last: PlainDate | undefined,
): PlainDate {
  if (!last) return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  // A meeting that was moved by a day or two does not move those after it.
  const base = addDays(last, nearest(weekday - weekdayOf(last)));
  return addDays(base, Math.max(Math.ceil(daysBetween(base, today) / step), 1) * step);
}

/** The same weekday in the week that is nearer: -3 to 3. */
function nearest(days: number): number {
  return days > 3 ? days - 7 : days < -3 ? days + 7 : days;
}

/** The same weekday in the weeks after, holidays left out. */
function weeksAfter(turn: PlainDate, country: string | undefined): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let week = 1; week <= MOST_TRIED && days.length < MOST - 1; week++) {
    const day = addDays(turn, week * 7);
    if (!holidayOn(country, day)) days.push(day);
  }
  return days;
}

/** The weeks between a turn that fell on a holiday and the one that is proposed. */
function turnsBetween(
  rhythm: MeetingRhythm,
  turn: PlainDate,
  step: number,
  today: PlainDate,
  last: PlainDate | undefined,
  country: string | undefined,
): readonly ProposedDay[] {
  const days: ProposedDay[] = [];
  for (
    let day = addDays(firstTurn(rhythm, step, today, last), 7);
    compareDates(day, turn) < 0;
    day = addDays(day, 7)
  ) {
    if (!holidayOn(country, day)) days.push({ date: day, why: 'later' });
  }
  return days;
}

/** The holiday whose first working day after it is this day. */
function holidayBefore(day: PlainDate, country: string | undefined): Holiday | undefined {
  for (let before = addDays(day, -1); ; before = addDays(before, -1)) {
    const holiday = holidayOn(country, before);
    if (holiday) return holiday;
    if (isWorkday(country, before) || daysBetween(before, day) > 3) return undefined;
  }
}

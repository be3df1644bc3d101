import { dateOfDay, dayNumber, weekdayOf } from '../../calendar/date.ts';
import { holidayOn } from '../../calendar/holidays.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import { plainAt } from '../../calendar/zone.ts';
import type { Series } from './meeting.ts';
import { daysOf, rhythmOf, stepsBetween } from './rhythm-of.ts';

/** Meetings that were to be expected one after another, of which there are no minutes. */
export interface Gap {
  /** The first day. */
  readonly day: PlainDate;
  /** How many meetings were to be expected; at least 1. */
  readonly missed: number;
}

/**
 * Where minutes are missing, the latest first. A gap begins on the first day on which the rhythm lets expect a meeting and ends before the
 * next one with minutes; a long pause is one gap. Public holidays of the profile's country are no days for a meeting. Where the
 * profile sets no rhythm and meetings were less often for a while, that was the rhythm then. Days up to yesterday count, in the
 * profile's zone; a series without a meeting for half a year has ended, and is missing none since. Empty where no rhythm is known. `now`
 * in milliseconds since the epoch.
 */
export function gapsOf(series: Series, now: number): readonly Gap[] {
  const rhythm = rhythmOf(series);
  const days = daysOf(series);
  const last = days.at(-1);
  const today = plainAt(now, series.profile.zone) ?? plainAt(now, 'UTC');
  if (!rhythm || last === undefined || !today) return [];
  const ends = dayNumber(today.date);
  const isDeclared = series.profile.rhythm !== undefined;
  const steps = stepsBetween(days);
  const gaps: Gap[] = [];
  for (const [index, day] of days.entries()) {
    const next = days[index + 1];
    if (next === undefined && ends - day > ENDED) continue;
    const weeks = isDeclared ? rhythm.everyWeeks : Math.max(rhythm.everyWeeks, usualStep(steps, index));
    // A meeting that was moved stands for the one that was to be expected nearest to it.
    const until = Math.min(next === undefined ? ends : next - weeks * 3.5, ends);
    const missed: number[] = [];
    for (let due = atWeekday(day, rhythm.weekday) + weeks * 7; due < until; due += weeks * 7) {
      if (!holidayOn(series.profile.country, dateOfDay(due))) missed.push(due);
    }
    const first = missed[0];
    if (first !== undefined) gaps.push({ day: dateOfDay(first), missed: missed.length });
  }
  return gaps.reverse();
}

/** In days. */
const ENDED = 183;

/** How many weeks mostly lay between the meetings before one or after it, whichever is more; the step behind it is left out. */
function usualStep(steps: readonly number[], index: number): number {
  const before = middleOf(steps.slice(Math.max(index - 3, 0), index));
  return Math.max(before, middleOf(steps.slice(index + 1, index + 4)));
}

function middleOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[(numbers.length - 1) >> 1] ?? 0;
}

/** The day of that weekday nearest to another. */
function atWeekday(day: number, weekday: number): number {
  const by = (((weekday - weekdayOf(dateOfDay(day))) % 7) + 7) % 7;
  return day + (by > 3 ? by - 7 : by);
}

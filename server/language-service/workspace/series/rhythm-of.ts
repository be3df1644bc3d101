import { dateExists, dateOfDay, dayNumber, weekdayOf } from '../../calendar/date.ts';
import type { Weekday } from '../../calendar/reading.ts';
import { remember } from '../../text/remember.ts';
import type { Series } from './meeting.ts';

/** How often a series meets. */
export interface SeriesRhythm {
  readonly everyWeeks: number;
  /** ISO 8601, Monday is 1. */
  readonly weekday: Weekday;
}

/**
 * How often a series meets: as its profile says, else as its latest meetings show. Meetings that were moved by some days or left out do not
 * change it. Undefined where fewer than three days are known, or they show no rhythm.
 */
export const rhythmOf: (series: Series) => SeriesRhythm | undefined = remember((series) => {
  const { rhythm } = series.profile;
  if (rhythm) {
    const weekday = WEEKDAYS.find((day) => day === rhythm.weekday);
    if (weekday !== undefined && rhythm.everyWeeks >= 1)
      return { everyWeeks: Math.round(rhythm.everyWeeks), weekday };
  }
  const days = daysOf(series).slice(-LATEST);
  if (days.length < 3) return undefined;
  const weekday = mostOf(days.map((day) => weekdayOf(dateOfDay(day))));
  const everyWeeks = mostOf(stepsBetween(days));
  return weekday === undefined || everyWeeks === undefined ? undefined : { everyWeeks, weekday };
});

/** The days of a series' meetings, as numbers of days, each once, the earliest first. */
export function daysOf({ meetings }: Series): readonly number[] {
  const days = meetings.flatMap(({ summary: { date } }) =>
    date && dateExists(date) ? [dayNumber(date)] : [],
  );
  return [...new Set(days)].sort((a, b) => a - b);
}

/** How many weeks lie between one day and the next, to the nearest one; at least one. */
export function stepsBetween(days: readonly number[]): readonly number[] {
  return days.slice(1).map((day, index) => Math.max(Math.round((day - (days[index] ?? day)) / 7), 1));
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** A rhythm of years ago is none of today's. */
const LATEST = 24;

/** The value that at least half of them have; the later ones decide between two. */
function mostOf<V>(values: readonly V[]): V | undefined {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: V | undefined;
  for (const value of values) {
    if (best === undefined || (counts.get(value) ?? 0) >= (counts.get(best) ?? 0)) best = value;
  }
  return best !== undefined && (counts.get(best) ?? 0) * 2 >= values.length ? best : undefined;
}

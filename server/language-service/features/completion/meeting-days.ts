import { addDays, daysBetween, weekdayOf } from '../../calendar/date.ts';
import { readTime } from '../../calendar/read-time.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import type { Rhythm } from '../../profiles/profile.ts';

/** The next day of a rhythm that is not before `today`, counted from the last meeting where it is known. */
export function nextMeeting(rhythm: Rhythm, today: PlainDate, last?: PlainDate): PlainDate {
  if (!last) return addDays(today, (rhythm.weekday - weekdayOf(today) + 7) % 7);
  const step = Math.max(Math.round(rhythm.everyWeeks), 1) * 7;
  // A meeting that was moved by a day or two does not move those after it.
  const base = addDays(last, rhythm.weekday - weekdayOf(last));
  return addDays(base, Math.max(Math.ceil(daysBetween(base, today) / step), 1) * step);
}

/** When a meeting usually begins and ends: by the minutes themselves, the last ones before, or the profile. */
export function usualTimes(
  minutes: Minutes,
  earlier: readonly Minutes[],
): { readonly start?: PlainTime; readonly end?: PlainTime } {
  for (const { time, invitation } of [minutes, ...earlier.slice(0, 1)]) {
    const moment = time?.moment.start ? time.moment : invitation?.time?.moment;
    if (moment?.start) return { start: moment.start.time, ...(moment.end ? { end: moment.end.time } : {}) };
  }
  const { rhythm } = minutes.profile;
  const start = rhythm && readTime(rhythm.start)?.time;
  const end = rhythm && readTime(rhythm.end)?.time;
  return { ...(start ? { start } : {}), ...(end ? { end } : {}) };
}

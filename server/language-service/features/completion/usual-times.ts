import { readTime } from '../../calendar/read-time.ts';
import type { PlainTime } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';

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

import { daysBetween } from '../../calendar/date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';

/** The days that mostly lie between two meetings: as the profile says, else as the latest meetings show; undefined where nobody can tell. */
export function periodOf({ profile, date }: Minutes, earlier: readonly Minutes[]): number | undefined {
  if (profile.rhythm) return profile.rhythm.everyWeeks * 7;
  const days = [date, ...earlier.slice(0, SHOWING).map((each) => each.date)].filter(
    (day) => day !== undefined,
  );
  if (days.length < FEWEST) return undefined;
  const steps = days.slice(1).map((day, index) => daysBetween(day, days[index] ?? day));
  const middle = [...steps].sort((a, b) => a - b)[steps.length >> 1];
  return middle !== undefined && middle > 0 ? middle : undefined;
}

const SHOWING = 8;
const FEWEST = 4;

/** The meeting before, where none is missing between it and this one. */
export function meetingBefore(minutes: Minutes, earlier: readonly Minutes[]): Minutes | undefined {
  const [previous] = earlier;
  const period = periodOf(minutes, earlier);
  if (!previous?.date || !minutes.date || period === undefined) return undefined;
  return isWithin(previous.date, minutes.date, period * NEXT) ? previous : undefined;
}

/** In periods: a meeting may be put off by some days. */
const NEXT = 1.6;

function isWithin(from: PlainDate, to: PlainDate, days: number): boolean {
  return daysBetween(from, to) <= days;
}

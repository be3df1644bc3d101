import type { PlainDate } from '../calendar/reading.ts';
import { plainLayout } from './plain.ts';
import type { Layout, Profile } from './profile.ts';

/**
 * The layout by which minutes of a day are judged: one that names the day, else the latest that began by then, else the
 * oldest. Without a day it is the newest, which is how minutes are written now.
 */
export function layoutAt(profile: Profile, date?: PlainDate): Layout {
  const { layouts } = profile;
  const newest = layouts.at(-1) ?? plainLayout;
  if (date === undefined) return newest;
  const day = isoDay(date);
  const single = layouts.find((layout) => layout.days.includes(day));
  if (single) return single;
  const begun = layouts.findLast(({ from }) => from === undefined || from <= day);
  return begun ?? layouts[0] ?? newest;
}

/** A day as profiles write it: `yyyy-MM-dd`, so that the order of the texts is the order of the days. */
function isoDay({ year, month, day }: PlainDate): string {
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

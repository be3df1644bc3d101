import { dayNumber } from '../../calendar/date.ts';
import type { Meeting } from './meeting.ts';

/** When a meeting is, as a number that orders: later ones are greater, those without a day the least; on one day those without a start come first. */
export function momentOf({ summary: { date, start } }: Pick<Meeting, 'summary'>): number {
  if (date === undefined) return Number.NEGATIVE_INFINITY;
  return dayNumber(date) * MINUTES + (start ? start.hour * 60 + start.minute + 1 : 0);
}

/** More than a day has, so that no start reaches the next one. */
const MINUTES = 10_000;

/** Negative where `a` stands before `b`: the latest first, by day, start, then path; those without a day last. */
export function compareMeetings(
  a: Pick<Meeting, 'uri' | 'summary'>,
  b: Pick<Meeting, 'uri' | 'summary'>,
): number {
  const [first, second] = [momentOf(a), momentOf(b)];
  return first === second ? compareWords(a.uri, b.uri) : second - first;
}

/** By their UTF-16 units, which no language changes. */
export function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

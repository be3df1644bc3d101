import { addDays } from '../calendar/date.ts';
import type { PlainTime } from '../calendar/reading.ts';
import { instantOf, plainAt } from '../calendar/zone.ts';
import type { Minutes } from './minutes.ts';

const MIDNIGHT: PlainTime = { hour: 24, minute: 0 };

/** Milliseconds since the epoch at which the meeting ends; the end of its day where no end is written. */
export function endOfMeeting(minutes: Minutes): number | undefined {
  const { date, time, profile } = minutes;
  if (!date) return undefined;
  const end = time?.moment.end;
  return instantOf(end?.nextDay ? addDays(date, 1) : date, end?.time ?? MIDNIGHT, profile.zone);
}

/** Whether the meeting is still to come or going on at `now` (milliseconds since the epoch). `after` where nobody can tell. */
export function phaseOf(minutes: Minutes, now: number): 'before' | 'after' {
  const end = endOfMeeting(minutes);
  return end !== undefined && now <= end ? 'before' : 'after';
}

/**
 * The first instant after `now` at which the clock alone may change what is found in minutes: when the meeting is over, later each
 * midnight where it is held. Both in milliseconds since the epoch. Undefined where nobody knows the zone.
 */
export function nextChange(minutes: Minutes, now: number): number | undefined {
  const end = endOfMeeting(minutes);
  if (end !== undefined && now <= end) return end + 1;
  const { zone } = minutes.profile;
  const today = plainAt(now, zone)?.date;
  return today && instantOf(addDays(today, 1), { hour: 0, minute: 0 }, zone);
}

import type { MomentReading, PlainDate, PlainTime, TimeReading } from '../../calendar/reading.ts';
import { offsetOf } from '../../calendar/zone.ts';
import type { Minutes } from '../../model/minutes.ts';
import type { Profile } from '../../profiles/profile.ts';

const DAY = 24 * 60;
/** A meeting that goes on past midnight lasts no longer; an end that comes later is a slip. */
const LONGEST_NIGHT = 5 * 60;

export interface MeetingTimes {
  readonly start: PlainTime;
  readonly end?: PlainTime;
}

/** Minutes since midnight. */
export function minuteOf(time: PlainTime): number {
  return time.hour * 60 + time.minute;
}

/** Whether a time of day was read and exists. */
export function isPossible(reading: TimeReading | undefined): reading is TimeReading {
  return reading !== undefined && !reading.problems.includes('impossible');
}

/** Whether the end does not come after the start. Meetings past midnight do not count. */
export function endsBeforeStart(moment: MomentReading): boolean {
  const { start, end } = moment;
  if (!isPossible(start) || !isPossible(end) || end.nextDay) return false;
  const length = minuteOf(end.time) - minuteOf(start.time);
  return length <= 0 && (length === 0 || length + DAY > LONGEST_NIGHT);
}

/** By how many minutes a moment's zone is ahead of the profile's; 0 where it names none. */
export function zoneShift(moment: MomentReading, day: PlainDate | undefined, profile: Profile): number {
  const zone = moment.zone?.offsetMinutes;
  if (zone === undefined || !day || !moment.start) return 0;
  return zone - (offsetOf(profile.zone, day, moment.start.time) ?? zone);
}

/** The times of the invitation, where they are sound and in the profile's zone. */
export function invitedTimes(minutes: Minutes): MeetingTimes | undefined {
  const moment = minutes.invitation?.time?.moment;
  if (!moment || !isPossible(moment.start) || endsBeforeStart(moment)) return undefined;
  if (zoneShift(moment, moment.date?.date, minutes.profile) !== 0) return undefined;
  return { start: moment.start.time, ...(isPossible(moment.end) && { end: moment.end.time }) };
}

/** The times at which the community usually meets. */
export function usualTimes(profile: Profile): Required<MeetingTimes> | undefined {
  const start = timeFrom(profile.rhythm?.start);
  const end = timeFrom(profile.rhythm?.end);
  return start && end && { start, end };
}

function timeFrom(words: string | undefined): PlainTime | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(words ?? '');
  return match ? { hour: Number(match[1]), minute: Number(match[2]) } : undefined;
}

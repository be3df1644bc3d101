import { dateOfDay, dayNumber } from './date.ts';
import type { PlainDate, PlainTime } from './reading.ts';

const minute = 60_000;
const day = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes east of UTC of zones whose clocks have not been changed since `STEADY_SINCE` (IANA time zone database). The first
 * question to Intl costs a fresh process more than everything else that is to be known of a small document.
 */
const STEADY: ReadonlyMap<string, number> = new Map([
  ['Asia/Shanghai', 480],
  ['Asia/Hong_Kong', 480],
  ['Asia/Taipei', 480],
  ['Asia/Singapore', 480],
  ['Asia/Tokyo', 540],
  ['Asia/Seoul', 540],
  ['Asia/Kolkata', 330],
  ['Etc/UTC', 0],
  ['UTC', 0],
]);
const STEADY_SINCE = Date.UTC(1992, 0, 1);

/** The wall clock of a zone at an instant. */
export interface PlainMoment {
  readonly date: PlainDate;
  readonly time: PlainTime;
}

/**
 * Minutes east of UTC of a zone (IANA id) at a wall-clock time; undefined for an id that nobody knows. A time that a change of the
 * clock skips counts with the offset before it, one that comes twice with the first (as Temporal's “compatible”).
 */
export function offsetOf(zoneId: string, date: PlainDate, time: PlainTime): number | undefined {
  const instant = instantOf(date, time, zoneId);
  return instant === undefined ? undefined : (localMilliseconds(date, time) - instant) / minute;
}

/** The instant of a wall-clock time, in milliseconds since 1970-01-01 UTC; undefined for an unknown zone. 24:00 is the next day's 0:00. */
export function instantOf(date: PlainDate, time: PlainTime, zoneId: string): number | undefined {
  const local = localMilliseconds(date, time);
  const before = offsetAt(local - day, zoneId);
  const after = offsetAt(local + day, zoneId);
  if (before === undefined || after === undefined) return undefined;
  const holds = [local - before, local - after].filter(
    (instant) => offsetAt(instant, zoneId) === local - instant,
  );
  return holds.length > 0 ? Math.min(...holds) : local - before;
}

/** What calendar and clock show in a zone at an instant; seconds are left out. Undefined for an unknown zone or instant. */
export function plainAt(epochMilliseconds: number, zoneId: string): PlainMoment | undefined {
  const offset = offsetAt(epochMilliseconds, zoneId);
  if (offset === undefined) return undefined;
  const local = epochMilliseconds + offset;
  const days = Math.floor(local / day);
  const minutes = Math.floor((local - days * day) / minute);
  return { date: dateOfDay(days), time: { hour: Math.floor(minutes / 60), minute: minutes % 60 } };
}

function localMilliseconds(date: PlainDate, time: PlainTime): number {
  return dayNumber(date) * day + (time.hour * 60 + time.minute) * minute;
}

/** Milliseconds east of UTC at an instant. */
function offsetAt(instant: number, zoneId: string): number | undefined {
  // ECMA-262, “Time Values and Time Range”: no instant lies further from 1970.
  if (!(Math.abs(instant) <= 8.64e15)) return undefined;
  const steady = instant >= STEADY_SINCE ? STEADY.get(zoneId) : undefined;
  if (steady !== undefined) return steady * minute;
  const formatter = formatterOf(zoneId);
  if (!formatter) return undefined;
  const whole = Math.floor(instant / 1000) * 1000;
  const parts = new Map(formatter.formatToParts(whole).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
  const days = dayNumber({ year, month: number('month'), day: number('day') });
  const seconds = number('hour') * 3600 + number('minute') * 60 + number('second');
  return days * day + seconds * 1000 - whole;
}

function formatterOf(zoneId: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zoneId);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zoneId,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zoneId, made);
    return made;
  } catch {
    // A RangeError is how Intl says that it does not know the zone.
    return undefined;
  }
}

import { dayNumber } from './date.ts';
import { plainAt } from './zone.ts';

/** An instant at which the clocks of a zone are changed. Offsets are minutes east of UTC. */
export interface ClockChange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const MINUTE = 60_000;
/** In no zone are clocks changed twice in as many days: the shortest daylight saving is interrupted for a month. */
const STEP = 7 * 86_400_000;

/** The changes of the clock from one instant to another (milliseconds since the epoch), in order. None for an unknown zone. */
export function clockChanges(zoneId: string, from: number, to: number): readonly ClockChange[] {
  const found: ClockChange[] = [];
  let start = from;
  let before = offsetMinutesAt(start, zoneId);
  while (start < to && before !== undefined) {
    const end = Math.min(start + STEP, to);
    const after = offsetMinutesAt(end, zoneId);
    if (after !== undefined && after !== before)
      found.push({ at: firstWith(after, start, end, zoneId), before, after });
    start = end;
    before = after;
  }
  return found;
}

/** Minutes east of UTC of a zone at an instant; undefined for an unknown zone. */
export function offsetMinutesAt(instant: number, zoneId: string): number | undefined {
  const plain = plainAt(instant, zoneId);
  if (!plain) return undefined;
  const { date, time } = plain;
  const local = dayNumber(date) * 1440 + time.hour * 60 + time.minute;
  return local - Math.floor(instant / MINUTE);
}

/** The first whole minute with an offset, between an instant with another and one with it. */
function firstWith(offset: number, start: number, end: number, zoneId: string): number {
  let low = Math.floor(start / MINUTE);
  let high = Math.ceil(end / MINUTE);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMinutesAt(middle * MINUTE, zoneId) === offset) high = middle;
    else low = middle;
  }
  return high * MINUTE;
}

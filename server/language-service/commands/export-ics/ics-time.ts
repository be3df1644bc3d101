import { addDays } from '../../calendar/date.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import { plainAt } from '../../calendar/zone.ts';

/** A day as RFC 5545 writes it: `20230824`. */
export function icsDate({ year, month, day }: PlainDate): string {
  return `${pad(year, 4)}${pad(month)}${pad(day)}`;
}

/** A wall-clock time: `20230824T190000`. 24:00 is written as the next day's 0:00. */
export function icsLocal(date: PlainDate, { hour, minute }: PlainTime): string {
  if (hour === 24) return icsLocal(addDays(date, 1), { hour: 0, minute });
  return `${icsDate(date)}T${pad(hour)}${pad(minute)}00`;
}

/** An instant (milliseconds since the epoch) in UTC, without its seconds: `20230824T110000Z`. Undefined for no instant. */
export function icsInstant(instant: number): string | undefined {
  const plain = plainAt(instant, 'UTC');
  return plain && `${icsLocal(plain.date, plain.time)}Z`;
}

/** Minutes east of UTC: `+0800`. */
export function icsOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

import { daysBetween, weekdayOf } from '../calendar/date.ts';
import type { PlainDate, PlainTime, Weekday } from '../calendar/reading.ts';
import { instantOf, plainAt } from '../calendar/zone.ts';
import { type Message, message } from '../text/message.ts';

export { isoDate } from '../calendar/iso-date.ts';

const WEEKDAYS: Readonly<Record<Weekday, Message>> = {
  1: message('Mon'),
  2: message('Tue'),
  3: message('Wed'),
  4: message('Thu'),
  5: message('Fri'),
  6: message('Sat'),
  7: message('Sun'),
};

const two = (value: number): string => String(value).padStart(2, '0');

export function clockTime({ hour, minute }: PlainTime): string {
  return `${two(hour)}:${two(minute)}`;
}

/** The day of the week of a date that exists. */
export function weekdayWord(date: PlainDate): Message {
  return WEEKDAYS[weekdayOf(date)];
}

/** How far a day is from another: `in 3 days`, `yesterday`. Both must exist. */
export function distanceInWords(today: PlainDate, date: PlainDate): Message {
  const days = daysBetween(today, date);
  if (days === 0) return message('today');
  if (days === 1) return message('tomorrow');
  if (days === -1) return message('yesterday');
  return days > 0 ? message('in {0} days', days) : message('{0} days ago', -days);
}

/** How long from one time of a day to a later one; undefined where the end is not after the start. */
export function durationInWords(start: PlainTime, end: PlainTime): Message | undefined {
  const minutes = (end.hour - start.hour) * 60 + end.minute - start.minute;
  if (minutes <= 0) return undefined;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return message('{0} min', rest);
  return rest === 0 ? message('{0} h', hours) : message('{0} h {1} min', hours, rest);
}

/** The same moment on the reader's clock; undefined where it shows the same, or a zone is unknown. */
export function onClockOf(
  readerZone: string,
  date: PlainDate,
  time: PlainTime,
  zone: string,
): { readonly date: PlainDate; readonly time: PlainTime } | undefined {
  const instant = instantOf(date, time, zone);
  const local = instant === undefined ? undefined : plainAt(instant, readerZone);
  if (!local) return undefined;
  const same =
    local.time.hour === time.hour % 24 && local.time.minute === time.minute && time.hour < 24
      ? daysBetween(local.date, date) === 0
      : false;
  return same ? undefined : local;
}

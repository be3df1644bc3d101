import { compareDates, dateExists, weekdayOf } from '../../calendar/date.ts';
import type { PlainDate, PlainTime, RecurrenceReading } from '../../calendar/reading.ts';
import { occursOn } from '../../calendar/recurrence.ts';
import { instantOf } from '../../calendar/zone.ts';
import { icsDate, icsInstant } from './ics-time.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * How a meeting comes again from a day on, as a RECUR value (RFC 5545, 3.3.10). Undefined where it is not the series' day, where the
 * words do not tell, and where RFC 5545 says it differently from what the services do: on the 31st, in the fifth week. `start` is absent
 * for a meeting that has no time.
 */
export function icsRule(
  reading: RecurrenceReading,
  date: PlainDate,
  start: PlainTime | undefined,
  zoneId: string,
): string | undefined {
  const { unit, interval, until, from } = reading;
  if (!unit || !interval || occursOn({ ...reading, from: from ?? dayAlone(date) }, date) !== 'yes')
    return undefined;
  const how = frequency(reading, date);
  if (!how) return undefined;
  const parts = [how, ...(interval > 1 ? [`INTERVAL=${interval}`] : []), ...daysOf(reading, date)];
  if (!until) return parts.join(';');
  if (!dateExists(until.date) || compareDates(until.date, date) < 0) return undefined;
  const last = start && instantOf(until.date, start, zoneId);
  const end = last === undefined ? icsDate(until.date) : icsInstant(last);
  return end && [...parts, `UNTIL=${end}`].join(';');
}

/** A series of which no first day is known counts from the meeting. */
function dayAlone(date: PlainDate): NonNullable<RecurrenceReading['from']> {
  return { span: { start: 0, end: 0 }, date, pattern: '', hasYear: true, problems: [] };
}

function frequency({ unit, weekdays }: RecurrenceReading, { day }: PlainDate): string | undefined {
  if (unit === 'week') return 'FREQ=WEEKLY';
  if (unit === 'day') return weekdays.length === 0 ? 'FREQ=DAILY' : undefined;
  return day > 28 || weekdays.length > 1 ? undefined : 'FREQ=MONTHLY';
}

function daysOf({ unit, weekdays }: RecurrenceReading, date: PlainDate): readonly string[] {
  if (unit === 'day') return [];
  const days = [...new Set(weekdays.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  if (unit === 'week') {
    const all = days.length > 0 ? days : [weekdayOf(date)];
    return [`BYDAY=${all.map((day) => DAYS[day - 1]).join(',')}`, ...(all.length > 1 ? ['WKST=MO'] : [])];
  }
  if (days.length === 0) return [`BYMONTHDAY=${date.day}`];
  return [`BYDAY=${Math.ceil(date.day / 7)}${DAYS[weekdayOf(date) - 1]}`];
}

import { addDays, dateExists } from '../../calendar/date.ts';
import type { MomentReading, PlainDate, PlainTime, TimeReading } from '../../calendar/reading.ts';
import { instantOf, offsetOf } from '../../calendar/zone.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { pathOfUri } from '../../profiles/uri-path.ts';
import { slice } from '../../text/source-text.ts';
import { icsRule } from './ics-rule.ts';
import { icsFile, icsText } from './ics-text.ts';
import { icsDate, icsInstant, icsLocal } from './ics-time.ts';
import { icsZone } from './ics-zone.ts';

/** How many years of a series without end the zone is told for. */
const YEARS = 5;

/**
 * The meeting as a calendar file (RFC 5545), made at `now` (milliseconds since the epoch). The same minutes are the same entry however often
 * they are exported, and so is a series by its number. Undefined where no day or an unknown zone is known.
 */
export function icsOf(minutes: Minutes, now: number): string | undefined {
  const { date, invitation } = minutes;
  const stamp = icsInstant(now);
  // RFC 5545 writes years with four digits.
  if (!date || !dateExists(date) || date.year < 1000 || !stamp) return undefined;
  const span = spanOfMeeting(minutes, date);
  if (!span) return undefined;
  const { start, zoneId, isElsewhere } = span;
  const reading = invitation?.recurrence?.reading;
  const rule = reading && !isElsewhere && icsRule(reading, date, start, zoneId);
  const number = invitation?.number;
  const words = [invitation?.link?.text, invitation && numberOf(minutes, invitation)].filter(
    (each) => each !== undefined,
  );
  const link = invitation?.link && addressOf(invitation.link.text);
  const isLocal = start !== undefined && zoneId !== 'UTC';
  const until = reading?.until?.date.year ?? date.year + YEARS;
  return icsFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Minutes//Minutes//EN',
    'CALSCALE:GREGORIAN',
    ...(isLocal ? icsZone(zoneId, date.year, rule ? Math.min(until, date.year + 2 * YEARS) : date.year) : []),
    'BEGIN:VEVENT',
    `UID:${rule && number ? `${invitation?.provider ?? 'meeting'}-${number.digits}` : uidOf(minutes, date)}@minutes`,
    `DTSTAMP:${stamp}`,
    ...span.lines,
    ...(rule ? [`RRULE:${rule}`] : []),
    `SUMMARY:${icsText(invitation?.subject?.text || minutes.title?.text || minutes.profile.name)}`,
    ...(words.length > 0
      ? [`LOCATION:${icsText(words.at(-1) ?? '')}`, `DESCRIPTION:${icsText(words.join('\n'))}`]
      : []),
    ...(link === undefined ? [] : [`URL:${link}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}

/** The number with its label, as the invitation has it; alone where a secret stands on the same line. */
function numberOf({ source }: Minutes, { number, password, hostKey }: Invitation): string | undefined {
  if (!number) return undefined;
  const { line, text } = number;
  if ([password, hostKey].some((secret) => secret?.line.start === line.start)) return text;
  return slice(source, line)
    .replace(/^[\s#>]+/, '')
    .trim();
}

/** RFC 3986 knows no other characters. */
function addressOf(link: string): string | undefined {
  return /^https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(link) ? link : undefined;
}

/** By what is the same on every machine: the day, the profile, the file and its folder. */
function uidOf({ source, profile }: Minutes, date: PlainDate): string {
  const place = pathOfUri(source.uri).split('/').slice(-2).join('/');
  return `${icsDate(date)}-${hash(`${profile.id}\n${place}`)}`;
}

/** FNV-1a of 32 bits, as hexadecimal digits. */
function hash(words: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < words.length; index++) {
    value = Math.imul(value ^ words.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}

interface MeetingSpan {
  /** DTSTART and, where an end is known, DTEND. */
  readonly lines: readonly string[];
  /** Absent where the whole day is all that is known. */
  readonly start?: PlainTime;
  /** IANA name; UTC where the text names another offset than the profile's zone has. */
  readonly zoneId: string;
  /** Whether the text names such an offset, so that days and weekdays of a series may be others in UTC. */
  readonly isElsewhere?: boolean;
}

/** Undefined for a zone that nobody knows. */
function spanOfMeeting({ time, invitation, profile }: Minutes, date: PlainDate): MeetingSpan | undefined {
  const moment = time?.moment.start ? time.moment : invitation?.time?.moment;
  const start = moment?.start && clockOf(moment.start);
  const { zone } = profile;
  if (!moment || !start) return { lines: [`DTSTART;VALUE=DATE:${icsDate(date)}`], zoneId: 'UTC' };
  const here = offsetOf(zone, date, start);
  if (here === undefined) return undefined;
  const end = endOf(moment, date, start);
  const written =
    moment.zone?.offsetMinutes ??
    (moment === invitation?.time?.moment ? invitation.zone?.offsetMinutes : undefined);
  const isElsewhere = written !== undefined && written !== here;
  if (zone === 'UTC' || zone === 'Etc/UTC' || isElsewhere) {
    const utc = (day: PlainDate, clock: PlainTime): string | undefined => {
      const instant = instantOf(day, clock, 'UTC');
      return instant === undefined ? undefined : icsInstant(instant - (written ?? 0) * 60_000);
    };
    return {
      lines: [`DTSTART:${utc(date, start)}`, ...(end ? [`DTEND:${utc(end.date, end.time)}`] : [])],
      start,
      zoneId: 'UTC',
      isElsewhere,
    };
  }
  return {
    lines: [
      `DTSTART;TZID=${zone}:${icsLocal(date, start)}`,
      ...(end ? [`DTEND;TZID=${zone}:${icsLocal(end.date, end.time)}`] : []),
    ],
    start,
    zoneId: zone,
  };
}

/** Undefined for a time that no clock shows. */
function clockOf({ time }: TimeReading): PlainTime | undefined {
  const { hour, minute } = time;
  return (hour < 24 && minute < 60) || (hour === 24 && minute === 0) ? time : undefined;
}

/** Undefined where no end is written that comes after the start. */
function endOf(
  { end }: MomentReading,
  date: PlainDate,
  start: PlainTime,
): { readonly date: PlainDate; readonly time: PlainTime } | undefined {
  const time = end && clockOf(end);
  if (!time) return undefined;
  if (end?.nextDay) return { date: addDays(date, 1), time };
  return time.hour * 60 + time.minute > start.hour * 60 + start.minute ? { date, time } : undefined;
}

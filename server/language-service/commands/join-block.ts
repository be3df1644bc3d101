import { dateExists, equalDates } from '../calendar/date.ts';
import { formatMoment } from '../calendar/format-moment.ts';
import { readMoment } from '../calendar/read-moment.ts';
import type { MomentReading, PlainDate, PlainTime } from '../calendar/reading.ts';
import { occursOn } from '../calendar/recurrence.ts';
import { instantOf, plainAt } from '../calendar/zone.ts';
import type { Invitation } from '../model/invitation.ts';
import type { Minutes } from '../model/minutes.ts';
import { writeInvitation } from '../model/write-invitation.ts';
import { endsBeforeStart, isPossible, minuteOf, usualTimes } from '../rules/time/meeting-times.ts';
import { fillSection, timeSection } from '../rules/time/place-section.ts';
import type { SourceText } from '../text/source-text.ts';
import { slice } from '../text/source-text.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** An invitation as the minutes' profile and layout want it, lines ending in `\n`. `source` is the text that it was read in. */
export function joinBlock(minutes: Minutes, source: SourceText, invitation: Invitation): string {
  const { profile, layout } = minutes;
  const form = invitation.form === 'quote' && layout.invitation !== 'fence' ? 'quote' : 'fence';
  return writeInvitation(source, invitation, profile.join, form);
}

/** What the time line is to say after an invitation was put in. */
export interface TimeChange {
  readonly edit: TextEdit;
  /** `2023/08/24 19:00~20:00` */
  readonly words: string;
  /** Whether the line says something else; otherwise it says nothing yet. */
  readonly differs: boolean;
}

/**
 * The time line that an invitation asks for, in the profile's form and zone; of a series that meets on the minutes' day, that day.
 * Undefined where the invitation does not tell day and time, where the line says so already, and where there is no place for it.
 */
export function timeChange(
  minutes: Minutes,
  source: SourceText,
  invitation: Invitation,
): TimeChange | undefined {
  const meant = meetingTime(minutes, source, invitation);
  if (!meant) return undefined;
  const words = formatMoment(meant, minutes.profile.time.canonical);
  const moment = minutes.time?.moment;
  if (moment) {
    const same =
      moment.date !== undefined &&
      equalDates(moment.date.date, meant.date) &&
      isSameTime(moment.start?.time, meant.start) &&
      isSameTime(moment.end?.time, meant.end);
    return same ? undefined : { edit: { span: moment.span, text: words }, words, differs: true };
  }
  const section = timeSection(minutes);
  if (!section || slice(minutes.source, section.body).trim() !== '') return undefined;
  return { edit: fillSection(minutes, section, words), words, differs: false };
}

interface MeetingTime {
  readonly date: PlainDate;
  readonly start: PlainTime;
  readonly end: PlainTime;
}

function meetingTime(minutes: Minutes, source: SourceText, invitation: Invitation): MeetingTime | undefined {
  const { time, zone, recurrence } = invitation;
  const moment = time && (time.moment?.date ? time.moment : withYear(minutes, source, time));
  const { date, start, end } = moment ?? {};
  if (!moment || !date || !dateExists(date.date) || !isPossible(start) || endsBeforeStart(moment))
    return undefined;
  const id = zone?.id;
  const shift = (clock: PlainTime): { date: PlainDate; time: PlainTime } | undefined => {
    const offset = zone?.offsetMinutes;
    if (offset === undefined && id === undefined) return { date: date.date, time: clock };
    const utc = offset === undefined ? undefined : instantOf(date.date, clock, 'UTC');
    const instant =
      utc === undefined || offset === undefined
        ? instantOf(date.date, clock, id ?? 'UTC')
        : utc - offset * 60_000;
    return instant === undefined ? undefined : plainAt(instant, minutes.profile.zone);
  };
  const from = shift(start.time);
  const until = isPossible(end) ? shift(end.time)?.time : from && usualEnd(minutes, from.time);
  if (!from || !until) return undefined;
  const reading = recurrence?.reading;
  const again = minutes.date && reading && occursOn(reading, minutes.date) === 'yes';
  return { date: again && minutes.date ? minutes.date : from.date, start: from.time, end: until };
}

/** A calendar leaves the year out; it is the year of the minutes. */
function withYear(
  { date }: Minutes,
  source: SourceText,
  { span }: NonNullable<Invitation['time']>,
): MomentReading | undefined {
  return date && readMoment(source.text.slice(0, span.end), span.start, { year: date.year });
}

/** An end that the invitation does not tell: as long after the start as meetings usually last. */
function usualEnd({ profile }: Minutes, start: PlainTime): PlainTime | undefined {
  const usual = usualTimes(profile);
  if (!usual) return undefined;
  const end = minuteOf(start) + minuteOf(usual.end) - minuteOf(usual.start);
  return end > minuteOf(start) && end <= 24 * 60
    ? { hour: Math.floor(end / 60), minute: end % 60 }
    : undefined;
}

function isSameTime(a: PlainTime | undefined, b: PlainTime): boolean {
  return a !== undefined && minuteOf(a) === minuteOf(b);
}

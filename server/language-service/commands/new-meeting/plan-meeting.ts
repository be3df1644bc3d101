import { compareDates, dateExists, weekdayOf } from '../../calendar/date.ts';
import type { Holiday } from '../../calendar/holidays.ts';
import { proposeDays } from '../../calendar/propose-days.ts';
import { readDate } from '../../calendar/read-date.ts';
import { readTime } from '../../calendar/read-time.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import { plainAt } from '../../calendar/zone.ts';
import type { Minutes } from '../../model/minutes.ts';
import { readMinutes } from '../../model/read-minutes.ts';
import { formatFileName } from '../../profiles/file-name.ts';
import type { Profile } from '../../profiles/profile.ts';
import { pathInFolder } from '../../profiles/uri-path.ts';
import { type Message, message } from '../../text/message.ts';
import { recordOf } from '../../text/record-of.ts';
import { encodeSegment } from '../../workspace/resolve-uri.ts';
import type { Meeting, Series } from '../../workspace/series/meeting.ts';
import { rhythmOf } from '../../workspace/series/rhythm-of.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { uriOnDay } from '../change-date/uri-on-day.ts';
import { type Carried, carryOver } from './carry-over.ts';

/** What is asked for. What is absent is proposed. */
export interface MeetingWish {
  /** URI of a file or folder of the series, or of the folder in which a first meeting is to be. */
  readonly uri?: string;
  readonly date?: PlainDate;
  readonly start?: PlainTime;
  readonly end?: PlainTime;
}

/** What has to be known to plan a meeting. */
export type Known = Pick<Snapshot, 'index' | 'now' | 'profile' | 'file' | 'text'>;

/** Why there is nothing. */
export interface Refusal {
  readonly problem: Message;
}

/** What the next meeting could be. */
export interface MeetingPlan {
  readonly profile: Profile;
  /** The likeliest first; the one that was asked for alone, where one was. */
  readonly days: readonly PlannedDay[];
  readonly start?: PlainTime;
  readonly end?: PlainTime;
  /** The last meetings, the latest first, read whole. */
  readonly last: readonly Minutes[];
  readonly carried: readonly Carried[];
}

export interface PlannedDay {
  readonly date: PlainDate;
  /** Where its minutes would be. */
  readonly uri: string;
  /** The same as a path inside the series. */
  readonly path: string;
  readonly why: 'turn' | 'later' | 'asked';
  readonly holiday?: Holiday;
  /** Whether there is such a file already. */
  readonly exists: boolean;
}

/** How many of the last meetings are read for what is carried over. */
const READ = 3;

/** The files that `planMeeting` reads. */
export function filesToPlan(snapshot: Known, wish: MeetingWish): readonly string[] {
  return lastBefore(seriesFor(snapshot, wish.uri), wish.date).map(({ uri }) => uri);
}

/** The next meeting of a series as it is proposed, or why none can be. Nothing is written. */
export function planMeeting(snapshot: Known, wish: MeetingWish): MeetingPlan | Refusal {
  const series = seriesFor(snapshot, wish.uri);
  const profile = series?.profile ?? (wish.uri === undefined ? undefined : snapshot.profile(wish.uri));
  if (!profile)
    return {
      problem: message('There are no minutes here yet. Name the folder that the first ones are to be in.'),
    };
  const today = plainAt(snapshot.now, profile.zone)?.date;
  if (!today)
    return { problem: message('“{0}” is no time zone; write it as “Asia/Shanghai”.', profile.zone) };
  const [newest] = series?.meetings ?? [];
  const folder = wish.uri?.replace(/[^/]*$/, '') ?? series?.id;
  const at = (date: PlainDate): Pick<PlannedDay, 'uri' | 'path' | 'exists'> => {
    const uri = uriFor(profile, date, newest, folder ?? '');
    const known = snapshot.index.meeting(uri) !== undefined || snapshot.text(uri) !== undefined;
    return { uri, path: pathInFolder(uri, series?.id ?? folder ?? '') ?? uri, exists: known };
  };
  const before = lastBefore(series, wish.date);
  const last = before.flatMap(({ uri }) => {
    const source = snapshot.file(uri);
    return source ? [readMinutes(source, profile)] : [];
  });
  const days = wish.date
    ? [{ date: wish.date, why: 'asked' as const }]
    : proposeDays({
        rhythm: rhythmFor(profile, series, newest?.summary.date ?? today),
        today,
        ...(newest?.summary.date && { last: newest.summary.date }),
        ...(profile.country !== undefined && { country: profile.country }),
      });
  return {
    profile,
    days: days.map((day) => ({ ...day, ...at(day.date) })),
    ...timesFor(profile, wish, before[0]),
    last,
    carried: carryOver(last),
  };
}

/** Reads what an editor or a terminal asks for: days as `yyyy-MM-dd`, times as `HH:mm`. */
export function readWish(argument: unknown): MeetingWish | Refusal {
  const given = recordOf(argument);
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const uri = typeof argument === 'string' ? argument : text('uri');
  const date = text('date');
  const day = date === undefined ? undefined : readDate(date)?.date;
  if (date !== undefined && (!day || !dateExists(day)))
    return { problem: message('“{0}” is no date; write it as “2023-09-07”.', date) };
  const times: { start?: PlainTime; end?: PlainTime } = {};
  for (const side of ['start', 'end'] as const) {
    const written = text(side);
    if (written === undefined) continue;
    const time = readTime(written)?.time;
    if (!time) return { problem: message('“{0}” is no time of day; write it as “19:00”.', written) };
    times[side] = time;
  }
  return { ...(uri !== undefined && { uri }), ...(day && { date: day }), ...times };
}

/** The series that a file or folder belongs to, or that lies in the folder; the only or the liveliest one where nothing is named. */
export function seriesFor({ index }: Known, uri: string | undefined): Series | undefined {
  const byDay = [...index.series].sort((a, b) => compareLatest(b, a));
  if (uri === undefined) return byDay[0];
  return (
    index.seriesOf(uri) ??
    byDay.find(({ meetings }) => meetings.some((meeting) => isWithin(meeting.uri, uri))) ??
    byDay.find(({ id }) => isWithin(uri, id))
  );
}

function compareLatest(a: Series, b: Series): number {
  const [first] = a.meetings;
  const [second] = b.meetings;
  const x = first?.summary.date;
  const y = second?.summary.date;
  return x && y ? compareDates(x, y) : Number(x !== undefined) - Number(y !== undefined);
}

function isWithin(uri: string, folder: string): boolean {
  return pathInFolder(uri, folder.replace(/\/*$/, '/')) !== undefined;
}

/** The last meetings of a series, the latest first; where a day is asked for, those before it. */
export function lastBefore(series: Series | undefined, day: PlainDate | undefined): readonly Meeting[] {
  return (series?.meetings ?? [])
    .filter(({ summary: { date } }) => date && (!day || compareDates(date, day) < 0))
    .slice(0, READ);
}

function uriFor(profile: Profile, date: PlainDate, newest: Meeting | undefined, folder: string): string {
  const day = newest?.summary.date;
  if (newest && day) {
    const uri = uriOnDay({ uri: newest.uri, pattern: profile.fileName, series: newest.series, day }, date);
    if (uri !== newest.uri) return uri;
    return `${uri.slice(0, uri.lastIndexOf('/') + 1)}${encodeSegment(formatFileName(date, profile.fileName))}`;
  }
  return `${folder.replace(/\/*$/, '/')}${encodeSegment(formatFileName(date, profile.fileName))}`;
}

/** By the profile, else by the dates, else every second week on the last meeting's weekday. */
function rhythmFor(profile: Profile, series: Series | undefined, last: PlainDate) {
  return profile.rhythm ?? (series && rhythmOf(series)) ?? { everyWeeks: 2, weekday: weekdayOf(last) };
}

/** As last time, or as the profile has it. */
function timesFor(
  { rhythm }: Profile,
  { start, end }: MeetingWish,
  newest: Meeting | undefined,
): { readonly start?: PlainTime; readonly end?: PlainTime } {
  const before = newest?.summary.start
    ? { start: newest.summary.start, ...(newest.summary.end && { end: newest.summary.end }) }
    : undefined;
  const usual = rhythm && { start: readTime(rhythm.start)?.time, end: readTime(rhythm.end)?.time };
  const from = start ?? before?.start ?? usual?.start;
  const until = end ?? (before ? before.end : usual?.end);
  return { ...(from && { start: from }), ...(until && { end: until }) };
}

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { dateExists, equalDates } from '../calendar/date.ts';
import { formatDate } from '../calendar/format-moment.ts';
import { readDate } from '../calendar/read-date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import type { Minutes } from '../model/minutes.ts';
import type { Profile } from '../profiles/profile.ts';
import { fileNameOf, pathOfUri } from '../profiles/uri-path.ts';
import { type Message, message, render } from '../text/message.ts';
import { type FileRename, filesEdit } from '../workspace/files-edit.ts';
import type { Meeting } from '../workspace/series/meeting.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dateEdits } from './change-date/date-edits.ts';
import { uriOnDay } from './change-date/uri-on-day.ts';
import type { Command } from './command.ts';
import { meetingAt, minutesOf } from './minutes-of.ts';
import { type DatedMove, linkEdits } from './moved-links/link-edits.ts';
import { linkingFiles } from './moved-links/linking-files.ts';
import { linksElsewhere } from './moved-links/links-elsewhere.ts';
import { pagesAbout } from './moved-links/pages-about.ts';

/** Which meeting, and on which day it is: `yyyy-MM-dd`. */
export interface DateWish {
  readonly uri: string;
  readonly date: string;
}

/** What moves a meeting to another day, or why that cannot be. */
export type DateChange =
  | { readonly edit: WorkspaceEdit; readonly label: Message; readonly uri: string }
  | { readonly problem: Message };

/**
 * Moves a meeting to another day. The argument is a `DateWish`; the answer is `{ problem }` where it cannot be done, and otherwise
 * whether the editor did it.
 */
export const changeDate: Command = {
  id: 'minutes.changeDate',
  waits: 'whole',
  needs: (snapshot, argument) => (isDateWish(argument) ? filesForDate(snapshot, argument) : []),
  run(snapshot, argument) {
    if (!isDateWish(argument)) return undefined;
    const change = changeOfDate(snapshot, argument);
    if ('problem' in change) {
      return { label: change.problem, answer: { problem: render(change.problem, snapshot.translations) } };
    }
    const { label, edit, uri } = change;
    return { label, edit, show: { uri } };
  },
};

/** The files that `changeOfDate` looks at: the minutes, what may stand at their new place, and what links to them. */
export function filesForDate(snapshot: Snapshot, { uri, date }: DateWish): readonly string[] {
  const meeting = meetingAt(snapshot.index, uri);
  const pages = meeting ? pagesAbout(meeting) : [];
  const from = snapshot.minutes(uri)?.date ?? meeting?.summary.date;
  const to = readDay(date);
  const profile = snapshot.minutes(uri)?.profile ?? meeting?.profile;
  if (!from || !to || !profile) return [uri];
  const target = targetOf(uri, profile, meeting, from, to);
  if (target === uri) return [uri];
  return [uri, target, ...linkingFiles(snapshot.index, [{ from: uri, to: target }]), ...pages];
}

/**
 * One edit that moves a meeting to another day: title, time line and invitation (`dateEdits`), the file and its folder
 * (`uriOnDay`), and the links that lead to it or, when it goes to another folder, from it. Only what is in other files needs a
 * confirmation. Clients that cannot rename files get the change of the text alone, and the label says so.
 */
export function changeOfDate(snapshot: Snapshot, { uri, date }: DateWish): DateChange {
  const minutes = minutesOf(snapshot, uri);
  if (!minutes) return { problem: message('This file holds no minutes.') };
  const to = readDay(date);
  if (!to) return { problem: message('{0} is no day of the calendar; write it like 2023-08-24.', date) };
  const from = minutes.date;
  if (!from) {
    return { problem: message('No date was found here; write it under “{0}” first.', timeHeading(minutes)) };
  }
  const day = formatDate(to, 'yyyy-MM-dd');
  if (equalDates(from, to)) return { problem: message('The meeting is on {0} already.', day) };
  const meeting = meetingAt(snapshot.index, uri);
  const target = targetOf(uri, minutes.profile, meeting, from, to);
  if (isTaken(snapshot, uri, target)) {
    return { problem: message('There is a file “{0}” already; choose another day.', fileNameOf(target)) };
  }
  const edits = dateEdits(minutes, from, to);
  if (edits.length === 0 && target === uri) {
    return { problem: message('No place was found in which the date can be changed.') };
  }
  const own = { label: say(snapshot, message('Date of the meeting')), needsConfirmation: false };
  const renames = target !== uri && snapshot.client.renamesFiles;
  if (!renames) {
    const label =
      target === uri
        ? message('Move the meeting to {0}', day)
        : message('Move the meeting to {0}; rename the file to “{1}” yourself', day, fileNameOf(target));
    return { edit: filesEdit(snapshot, [{ source: minutes.source, edits, reason: own }]), label, uri };
  }
  const move: DatedMove = { from: uri, to: target, days: { from, to } };
  const rename: FileRename = { from: uri, to: target, reason: own };
  const links = linkEdits(minutes, [move]);
  const files = [
    { source: minutes.source, edits: [...edits, ...links], reason: own },
    ...linksElsewhere(snapshot, [move], meeting ? pagesAbout(meeting) : [], true),
  ];
  return {
    edit: filesEdit(snapshot, files, rename),
    label: message('Move the meeting to {0}', day),
    uri: target,
  };
}

function isDateWish(value: unknown): value is DateWish {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, date } = value as { readonly uri?: unknown; readonly date?: unknown };
  return typeof uri === 'string' && typeof date === 'string';
}

/** A day as `yyyy-MM-dd`; undefined where it is none, or one on which nobody met. */
function readDay(words: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return undefined;
  const date = readDate(words)?.date;
  return date && dateExists(date) ? date : undefined;
}

/** Where the minutes go; a document that was never saved has no place yet. */
function targetOf(
  uri: string,
  profile: Profile,
  meeting: Meeting | undefined,
  day: PlainDate,
  to: PlainDate,
): string {
  if (uri.startsWith('untitled:')) return uri;
  return uriOnDay({ uri, pattern: profile.fileName, day, ...(meeting && { series: meeting.series }) }, to);
}

/** Whether another file stands where the minutes would go. One that differs in case alone is the same on many disks. */
function isTaken({ index, file }: Snapshot, uri: string, target: string): boolean {
  const path = pathOfUri(target).toLowerCase();
  if (path === pathOfUri(uri).toLowerCase()) return false;
  if (index.meeting(target) || file(target)) return true;
  return index.meetings.some((meeting) => pathOfUri(meeting.uri).toLowerCase() === path);
}

function timeHeading({ layout, profile }: Minutes): string {
  return layout.sections.find(({ role }) => role === 'time')?.name ?? profile.name;
}

function say({ translations }: Snapshot, text: Message): string {
  return render(text, translations);
}

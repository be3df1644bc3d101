import type { CodeAction, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { dateExists } from '../calendar/date.ts';
import { isoDate } from '../calendar/iso-date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import {
  filesToPlan,
  lastBefore,
  type MeetingWish,
  seriesFor,
} from '../commands/new-meeting/plan-meeting.ts';
import { newMinutes } from '../commands/new-meeting.ts';
import type { Minutes } from '../model/minutes.ts';
import { readMinutes } from '../model/read-minutes.ts';
import { namedByProfile } from '../profiles/named-by-profile.ts';
import { documentSkeleton, type Skeleton, writeSkeleton } from '../profiles/skeleton.ts';
import { pathOfUri } from '../profiles/uri-path.ts';
import { message, render } from '../text/message.ts';
import { lineEndOf, rangeOf } from '../text/source-text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { occasionAt } from './completion/occasion.ts';

/** Whoever fills an empty document has typed no more than this to ask for it. */
const MOST_TYPED = 200;

/**
 * An open document that minutes can be written into, read as minutes: nothing stands in it beside what is typed on one line, and it is
 * named as minutes, has no name yet, or lies beside other minutes. Undefined for all others.
 */
export function blankMinutes(snapshot: Snapshot, uri: string): Minutes | undefined {
  const source = snapshot.text(uri);
  if (!source || source.text.length > MOST_TYPED || /\S.*[\r\n]\s*\S/.test(source.text)) return undefined;
  const minutes = snapshot.minutes(uri);
  if (minutes) return minutes;
  const profile = seriesFor(snapshot, isNameless(uri) ? undefined : uri)?.profile ?? snapshot.profile(uri);
  if (!profile || namedByProfile(profile, uri) === 'excluded') return undefined;
  return isUntitled(uri) || isBesideMinutes(snapshot, uri) ? readMinutes(source, profile) : undefined;
}

function isUntitled(uri: string): boolean {
  return uri.startsWith('untitled:');
}

/** `untitled:Untitled-1`, which lies in no folder; one that will be saved at a known place has its path. */
function isNameless(uri: string): boolean {
  return isUntitled(uri) && !pathOfUri(uri).includes('/');
}

function isBesideMinutes({ index }: Snapshot, uri: string): boolean {
  if (!/\.(?:md|markdown)$/i.test(pathOfUri(uri))) return false;
  const folder = folderOf(uri);
  return index.meetings.some((meeting) => folderOf(meeting.uri) === folder);
}

function folderOf(uri: string): string {
  return pathOfUri(uri).replace(/[^/]*$/, '');
}

/** Files that are read before minutes are written into a document. */
export function filesForMinutesHere(snapshot: Snapshot, uri: string): readonly string[] {
  const minutes = blankMinutes(snapshot, uri);
  return minutes ? filesToPlan(snapshot, wishFor(minutes)) : [];
}

/** The meeting of the day that the file is named after, else the next one. */
function wishFor({ source: { uri }, file }: Minutes): MeetingWish {
  const date = file.date?.date;
  return { ...(!isNameless(uri) && { uri }), ...(date && dateExists(date) && { date }) };
}

/** What is written into a blank document. */
export interface MinutesHere {
  readonly skeleton: Skeleton;
  /** The day of the meeting that it follows; absent where no other is known. */
  readonly after?: PlainDate;
}

/** The same as a new file would hold; the layout alone where no meeting is known. */
export function minutesHere(snapshot: Snapshot, minutes: Minutes): MinutesHere {
  const wish = wishFor(minutes);
  const after = lastBefore(seriesFor(snapshot, wish.uri), wish.date)[0]?.summary.date;
  const made = after && newMinutes(snapshot, { ...wish, ...(wish.date && { date: isoDate(wish.date) }) });
  if (made && 'skeleton' in made) return { skeleton: made.skeleton, after };
  const { profile, layout } = minutes;
  return { skeleton: documentSkeleton(profile, layout, occasionAt({ snapshot, minutes })) };
}

/** Fills a document in which nothing stands. */
export function minutesHereAction(snapshot: Snapshot, uri: string): CodeAction | undefined {
  const minutes = blankMinutes(snapshot, uri);
  if (minutes?.source.text.trim() !== '') return undefined;
  const { skeleton } = minutesHere(snapshot, minutes);
  return {
    title: render(message('Write the minutes of the next meeting here'), snapshot.translations),
    kind: 'quickfix',
    edit: wholeEdit(snapshot, minutes, skeleton),
  };
}

/** One edit, so that it is undone at once. */
function wholeEdit({ client }: Snapshot, { source }: Minutes, skeleton: Skeleton): WorkspaceEdit {
  const { uri, version, text } = source;
  const range = rangeOf(source, { start: 0, end: text.length });
  const plain: TextEdit = {
    range,
    newText: writeSkeleton(skeleton, false).replaceAll('\n', lineEndOf(source)),
  };
  if (!client.versionedEdits) return { changes: { [uri]: [plain] } };
  // An editor indents a snippet like the line that it is put in.
  const hasStops = client.snippetEdits && !/^[ \t]/.test(text);
  const snippet: SnippetTextEdit = {
    range,
    snippet: { kind: 'snippet', value: writeSkeleton(skeleton, true) },
  };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [hasStops ? snippet : plain] }] };
}

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { dateExists, equalDates } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import type { Minutes } from '../model/minutes.ts';
import { readFileName } from '../profiles/file-name.ts';
import { fileNameOf, pathOfUri } from '../profiles/uri-path.ts';
import { message, render } from '../text/message.ts';
import { filesEdit } from '../workspace/files-edit.ts';
import type { Meeting } from '../workspace/series/meeting.ts';
import type { MeetingIndex } from '../workspace/series/meeting-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dateEdits } from './change-date/date-edits.ts';
import { meetingAt, minutesOf } from './minutes-of.ts';
import { type DatedMove, linkEdits } from './moved-links/link-edits.ts';
import { linkingFiles } from './moved-links/linking-files.ts';
import { linksElsewhere } from './moved-links/links-elsewhere.ts';
import { isInside, type Move } from './moved-links/move.ts';
import { pagesAbout } from './moved-links/pages-about.ts';

/** The files that `followRenames` looks at. */
export function filesForRenames(snapshot: Snapshot, moves: readonly Move[]): readonly string[] {
  const own = movesOfMeetings(snapshot, moves);
  if (own.length === 0) return [];
  const files = own.map(({ from }) => from).filter((uri) => meetingAt(snapshot.index, uri));
  return [...new Set([...files, ...linkingFiles(snapshot.index, own), ...pagesOf(snapshot, own)])];
}

/**
 * What changes in texts when files or folders are renamed elsewhere, to be applied before that: where minutes get a name with
 * another day, that day (as `dateEdits`), and the links to and from all minutes that move. Undefined where nothing does, as for
 * everything that is no minutes.
 */
export function followRenames(snapshot: Snapshot, moves: readonly Move[]): WorkspaceEdit | undefined {
  const own: readonly DatedMove[] = movesOfMeetings(snapshot, moves).map((move) => {
    const minutes = minutesOf(snapshot, move.from);
    const days = minutes && daysOf(minutes, fileNameOf(move.to));
    return { ...move, ...(days && { days }) };
  });
  if (own.length === 0) return undefined;
  const label = render(message('Date and links of the renamed minutes'), snapshot.translations);
  const reason = { label, needsConfirmation: false };
  const renamed = own.flatMap(({ from, days }) => {
    const minutes = minutesOf(snapshot, from);
    if (!minutes) return [];
    const dates = days ? dateEdits(minutes, days.from, days.to) : [];
    return [{ source: minutes.source, edits: [...dates, ...linkEdits(minutes, own)], reason }];
  });
  const files = [...renamed, ...linksElsewhere(snapshot, own, pagesOf(snapshot, own), false)];
  return files.some(({ edits }) => edits.length > 0) ? filesEdit(snapshot, files) : undefined;
}

/** The moves of minutes and of folders that hold some. */
function movesOfMeetings({ index, minutes }: Snapshot, moves: readonly Move[]): readonly Move[] {
  return moves
    .map(({ from, to }) => ({ from: from.replace(/\/+$/, ''), to: to.replace(/\/+$/, '') }))
    .filter(({ from, to }) => {
      if (pathOfUri(from) === pathOfUri(to)) return false;
      return (
        meetingAt(index, from) !== undefined ||
        minutes(from) !== undefined ||
        firstIn(index, from) !== undefined
      );
    });
}

/** The meeting's day and the one of the new name; undefined where that is the same, or the old name's. */
function daysOf(
  { date, file, profile }: Minutes,
  name: string,
): { readonly from: PlainDate; readonly to: PlainDate } | undefined {
  if (!date) return undefined;
  const to = readFileName(name, profile.fileName, date.year).date?.date;
  if (!to || !dateExists(to) || equalDates(to, date)) return undefined;
  return file.date && equalDates(file.date.date, to) ? undefined : { from: date, to };
}

function pagesOf({ index }: Snapshot, moves: readonly Move[]): readonly string[] {
  const meetings = moves.flatMap(({ from }): readonly Meeting[] => {
    const own = meetingAt(index, from) ?? firstIn(index, from);
    return own ? [own] : [];
  });
  return [...new Set(meetings.flatMap(pagesAbout))];
}

/** A meeting in a folder. A file that has the name of a Markdown file is no folder. */
function firstIn({ meetings }: MeetingIndex, uri: string): Meeting | undefined {
  if (/\.(?:md|markdown)$/i.test(uri)) return undefined;
  const folder = pathOfUri(uri);
  return meetings.find((meeting) => isInside(pathOfUri(meeting.uri), folder));
}

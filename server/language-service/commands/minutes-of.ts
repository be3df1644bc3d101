import type { Minutes } from '../model/minutes.ts';
import { readMinutes } from '../model/read-minutes.ts';
import { pathOfUri } from '../profiles/uri-path.ts';
import type { Meeting } from '../workspace/series/meeting.ts';
import type { MeetingIndex } from '../workspace/series/meeting-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Minutes that are open, or a file of the index that was asked for by `needs`. Undefined for everything else. */
export function minutesOf(snapshot: Snapshot, uri: string): Minutes | undefined {
  const open = snapshot.minutes(uri);
  if (open) return open;
  const meeting = meetingAt(snapshot.index, uri);
  const source = meeting && snapshot.file(uri);
  return source && readMinutes(source, meeting.profile);
}

/** A meeting by any spelling of its file's URI: editors escape other characters than the index does. */
export function meetingAt(index: MeetingIndex, uri: string): Meeting | undefined {
  const exact = index.meeting(uri);
  if (exact || !/\.(?:md|markdown)$/i.test(uri)) return exact;
  const path = pathOfUri(uri);
  return index.meetings.find((meeting) => pathOfUri(meeting.uri) === path);
}

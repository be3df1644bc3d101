import type { Minutes } from '../model/minutes.ts';
import { readMinutes } from '../model/read-minutes.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Minutes that are open, or a file of the index that was asked for by `needs`. Undefined for everything else. */
export function minutesOf(snapshot: Snapshot, uri: string): Minutes | undefined {
  const open = snapshot.minutes(uri);
  if (open || snapshot.text(uri)) return open;
  const meeting = snapshot.index.meeting(uri);
  const source = meeting && snapshot.file(uri);
  return source && readMinutes(source, meeting.profile);
}

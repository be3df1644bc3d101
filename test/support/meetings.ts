import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import type { Meeting } from '../../server/language-service/workspace/series/meeting.ts';
import type { GrowingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import { FOLDER } from './snapshot.ts';

/** The address of a file beside the others. */
export function uriOf(name: string, folder = FOLDER): string {
  return `${folder}${encodeURIComponent(name)}`;
}

/** One meeting as the index holds it. */
export function meetingOf(name: string, text: string, profile: Profile = curve, folder = FOLDER): Meeting {
  const source = createSourceText(uriOf(name, folder), 0, text);
  return { uri: source.uri, series: folder, profile, summary: scanSummary(source, profile) };
}

/** An index of meetings, file name → text. */
export function indexOf(texts: Readonly<Record<string, string>>, profile: Profile = curve): GrowingIndex {
  const index = createMeetingIndex();
  for (const [name, text] of Object.entries(texts)) index.put(meetingOf(name, text, profile));
  index.reached('whole');
  return index;
}

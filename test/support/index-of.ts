import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import type { GrowingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import { FOLDER } from './snapshot.ts';

/** The index of a folder of minutes, file name → text, each read whole. */
export function indexOf(
  texts: Readonly<Record<string, string>>,
  profile: Profile = curve,
  series = FOLDER,
): GrowingIndex {
  const index = createMeetingIndex();
  for (const [name, text] of Object.entries(texts)) {
    const uri = uriOf(name, series);
    index.put({ uri, series, profile, ...scanMeeting(createSourceText(uri, 0, text), profile) });
  }
  index.reached('whole');
  return index;
}

/** The address of a file in a folder. */
export function uriOf(name: string, folder = FOLDER): string {
  return `${folder}${encodeURIComponent(name)}`;
}

import type { Minutes } from '../../model/minutes.ts';
import { pathOfUri } from '../../profiles/uri-path.ts';
import { compareMeetings } from './compare-meetings.ts';
import type { Meeting, Place } from './meeting.ts';
import type { MeetingIndex } from './meeting-index.ts';

/** Where the meetings beside that of an open document speak of something, in the order of the index: the latest first. */
export interface Mentions {
  readonly later: readonly Place[];
  /** Where the document has no day, those of all other meetings. */
  readonly earlier: readonly Place[];
}

export function mentionsOf(index: MeetingIndex, minutes: Minutes, key: string): Mentions {
  const isOwn = ownIn(index, minutes.source.uri);
  const places = index.placesOf(key).filter(({ meeting }) => !isOwn(meeting));
  if (!minutes.date) return { later: [], earlier: places };
  const own = asMeeting(minutes);
  const first = places.findIndex(({ meeting }) => compareMeetings(meeting, own) > 0);
  const behind = first < 0 ? places.length : first;
  return { later: places.slice(0, behind), earlier: places.slice(behind) };
}

/** Of each meeting the first place. Places of one meeting stand one behind the other. */
export function firstPlaces(places: readonly Place[]): readonly Place[] {
  return places.filter(({ meeting }, position) => places[position - 1]?.meeting !== meeting);
}

/** Editors do not spell the addresses of files all alike. */
function ownIn(index: MeetingIndex, uri: string): (meeting: Meeting) => boolean {
  const own = index.meeting(uri);
  if (own) return (meeting) => meeting.uri === own.uri;
  const path = pathOfUri(uri);
  return (meeting) => pathOfUri(meeting.uri) === path;
}

function asMeeting({ source, date, time }: Minutes): Pick<Meeting, 'uri' | 'summary'> {
  const start = time?.moment.start?.time;
  const summary = { ...(date && { date }), ...(start && { start }), sections: [], references: [] };
  return { uri: source.uri, summary };
}

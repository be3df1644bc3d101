import type { PlainDate } from '../../calendar/reading.ts';
import { referenceOf } from '../../model/references.ts';
import { remember } from '../../text/remember.ts';
import type { Meeting, Place } from './meeting.ts';
import type { MeetingIndex } from './meeting-index.ts';
import { firstPlaces } from './mentions-of.ts';
import { thingKey, topicKey } from './thing-key.ts';
import { sectionNumberAt, wordsAt } from './words-at.ts';

/** One thing through time. */
export interface History {
  readonly key: string;
  /** What it is called: a number or commit by its repository, all else as the latest meeting calls it. */
  readonly title: string;
  /** One a meeting, the latest first. */
  readonly entries: readonly HistoryEntry[];
}

/** What a meeting said of a thing where it first spoke of it. */
export interface HistoryEntry {
  readonly meeting: Meeting;
  readonly day?: PlainDate;
  /** 0-based, column in UTF-16. */
  readonly line: number;
  readonly column: number;
  /** Empty where nothing was said, or is known. */
  readonly words: string;
  /** The heading under which it stands. */
  readonly section?: string;
}

/** Undefined where no meeting spoke of it. `key` as in the index. */
export function historyOf(index: MeetingIndex, key: string): History | undefined {
  const places = firstPlaces(index.placesOf(key));
  if (places.length === 0) return undefined;
  const entries = places.map(entryOf);
  return { key, title: titleOf(key, places, entries), entries };
}

/** The key of what somebody means by some words: an address, `#123`, `owner/name#123`, or the name of a topic. Undefined where no meeting spoke of it. */
export function keyOfWords(index: MeetingIndex, words: string): string | undefined {
  const profiles = index.series.map(({ profile }) => profile);
  const keys = profiles.flatMap((profile) => {
    const reference = referenceOf(words.trim(), profile.repository);
    return reference ? [thingKey(reference)] : [];
  });
  const topics = profiles.map((profile) => topicKey(profile, words.trim()));
  return [...keys, ...topics].find((key) => index.placesOf(key).length > 0);
}

/** What the key of something on GitHub shows of it: `owner/name#123`, `owner/name@1a2b3c4`; undefined for all else. */
export function gitHubName(key: string): string | undefined {
  const [, kind, name] = /^(number|commit):(.+)$/.exec(key) ?? [];
  return kind === 'commit' ? name?.replace(/(@.{7}).*$/, '$1') : name;
}

const entryOf = remember((place: Place): HistoryEntry => {
  const { meeting } = place;
  const { line, column } = place.kind === 'topic' ? { line: place.section.line, column: 0 } : place.reference;
  const section = sectionAbove(place, line);
  const { date } = meeting.summary;
  return {
    meeting,
    ...(date && { day: date }),
    line,
    column,
    words: wordsAt(place) ?? '',
    ...(section !== undefined && { section }),
  };
});

/** Of a topic the heading that holds its own. */
function sectionAbove(place: Place, line: number): string | undefined {
  const { sections } = place.meeting.summary;
  if (place.kind === 'reference') return sections[sectionNumberAt(place.meeting, line)]?.words;
  for (let at = sections.indexOf(place.section) - 1; at >= 0; at--) {
    const above = sections[at];
    if (above && above.level < place.section.level) return above.words;
  }
  return undefined;
}

function titleOf(key: string, places: readonly Place[], entries: readonly HistoryEntry[]): string {
  const [latest] = places;
  if (latest?.kind === 'topic') return latest.section.words;
  return gitHubName(key) ?? entries.find(({ words }) => words !== '')?.words ?? key.replace(/^[a-z]+:/, '');
}

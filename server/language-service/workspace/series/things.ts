import { compareWords } from './compare-meetings.ts';
import type { Meeting, Place } from './meeting.ts';
import { TOPIC, thingKey, topicKey } from './thing-key.ts';
import { topicsOf } from './topics-of.ts';

/** A meeting with its place in the order, by `momentOf`. While an entry stands among things, nobody else changes its meeting. */
export interface Entry {
  meeting: Meeting;
  readonly moment: number;
}

/** What meetings speak of, and which. */
export interface Things {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  /** Puts a meeting of the same moment into an entry. */
  replace(entry: Entry, meeting: Meeting): void;
  /** As `MeetingIndex.placesOf`. */
  placesOf(key: string): readonly Place[];
}

/** Things that nobody speaks of yet. A change costs what the meeting says; places are found when they are asked for, and remembered. */
export function createThings(): Things {
  const holders = new Map<string, Entry | Set<Entry>>();
  const asked = new Map<string, Asked>();

  function forget(key: string, entry: Entry): void {
    const known = asked.get(key);
    if (!known) return;
    known.parts.delete(entry);
    known.places = undefined;
  }

  return {
    add(entry) {
      for (const key of keysOf(entry.meeting)) {
        hold(holders, key, entry);
        forget(key, entry);
      }
    },
    remove(entry) {
      for (const key of keysOf(entry.meeting)) {
        letGo(holders, key, entry);
        forget(key, entry);
      }
    },
    replace(entry, meeting) {
      const before = keysOf(entry.meeting);
      const after = keysOf(meeting);
      entry.meeting = meeting;
      for (const key of before) {
        forget(key, entry);
        if (!after.has(key)) letGo(holders, key, entry);
      }
      for (const key of after) {
        if (before.has(key)) continue;
        forget(key, entry);
        hold(holders, key, entry);
      }
    },
    placesOf(key) {
      const known = asked.get(key);
      if (known?.places) return known.places;
      const found = holders.get(key);
      if (!found) return [];
      if (asked.size >= MOST_ASKED) asked.clear();
      const parts = known?.parts ?? new Map<Entry, readonly Place[]>();
      const places = inOrder(found instanceof Set ? found : [found]).flatMap((entry) => {
        const part = parts.get(entry) ?? placesIn(entry.meeting, key);
        parts.set(entry, part);
        return part;
      });
      asked.set(key, { parts, places });
      return places;
    },
  };
}

/** The latest first, by `momentOf` and URI. */
export function inOrder(entries: Iterable<Entry>): readonly Entry[] {
  return [...entries].sort((a, b) =>
    a.moment === b.moment ? compareWords(a.meeting.uri, b.meeting.uri) : b.moment - a.moment,
  );
}

/** Where a thing is spoken of, meeting by meeting. */
interface Asked {
  readonly parts: Map<Entry, readonly Place[]>;
  /** All of them in their order; absent after a change. */
  places: readonly Place[] | undefined;
}

/** Of more things than these nobody remembers where they are spoken of. */
const MOST_ASKED = 2000;

function keysOf(meeting: Meeting): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const reference of meeting.summary.references) keys.add(thingKey(reference));
  for (const { words } of topicsOf(meeting)) keys.add(topicKey(meeting.profile, words));
  return keys;
}

function placesIn(meeting: Meeting, key: string): readonly Place[] {
  const { profile, summary } = meeting;
  if (key.startsWith(TOPIC)) {
    const topics = topicsOf(meeting).filter(({ words }) => topicKey(profile, words) === key);
    return topics.map((section) => ({ kind: 'topic', meeting, section }));
  }
  const references = summary.references.filter((reference) => thingKey(reference) === key);
  return references.map((reference) => ({ kind: 'reference', meeting, reference }));
}

/** Most things are spoken of once; they need no set. */
function hold(holders: Map<string, Entry | Set<Entry>>, key: string, entry: Entry): void {
  const known = holders.get(key);
  if (known instanceof Set) known.add(entry);
  else holders.set(key, known ? new Set([known, entry]) : entry);
}

function letGo(holders: Map<string, Entry | Set<Entry>>, key: string, entry: Entry): void {
  const known = holders.get(key);
  if (known === entry) holders.delete(key);
  else if (known instanceof Set && known.delete(entry) && known.size === 0) holders.delete(key);
}

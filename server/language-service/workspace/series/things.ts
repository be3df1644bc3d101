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

/**
 * Things that nobody speaks of yet. Meetings come by the thousand at the start: what they speak of is looked at when they are replaced, as
 * they are once they have been read whole, or when something is asked for. Places are found when they are asked for, and remembered.
 */
export function createThings(): Things {
  const waiting = new Set<Entry>();
  const holders = new Map<string, Entry | Entry[]>();
  const asked = new Map<string, Asked>();

  function forget(key: string, entry: Entry): void {
    const known = asked.size === 0 ? undefined : asked.get(key);
    if (!known) return;
    known.parts.delete(entry);
    known.places = undefined;
  }

  function enter(entry: Entry): void {
    waiting.delete(entry);
    for (const key of keysOf(entry.meeting)) {
      hold(holders, key, entry);
      forget(key, entry);
    }
  }

  return {
    add(entry) {
      waiting.add(entry);
    },
    remove(entry) {
      if (waiting.delete(entry)) return;
      for (const key of keysOf(entry.meeting)) {
        letGo(holders, key, entry);
        forget(key, entry);
      }
    },
    replace(entry, meeting) {
      if (waiting.has(entry)) {
        entry.meeting = meeting;
        enter(entry);
        return;
      }
      const before = new Set(keysOf(entry.meeting));
      const after = new Set(keysOf(meeting));
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
      for (const entry of waiting) enter(entry);
      const known = asked.get(key);
      if (known?.places) return known.places;
      const found = holders.get(key);
      if (!found) return [];
      if (asked.size >= MOST_ASKED) asked.clear();
      const parts = known?.parts ?? new Map<Entry, readonly Place[]>();
      const places = inOrder(Array.isArray(found) ? found : [found]).flatMap((entry) => {
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

/** What a meeting speaks of; what it speaks of twice stands twice. */
function keysOf(meeting: Meeting): readonly string[] {
  const keys = meeting.summary.references.map(thingKey);
  for (const { words } of topicsOf(meeting)) keys.push(topicKey(meeting.profile, words));
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

/** Most things are spoken of once; they need no list. All keys of an entry are entered one after another. */
function hold(holders: Map<string, Entry | Entry[]>, key: string, entry: Entry): void {
  const known = holders.get(key);
  if (known === undefined) holders.set(key, entry);
  else if (!Array.isArray(known)) {
    if (known !== entry) holders.set(key, [known, entry]);
  } else if (known.at(-1) !== entry) known.push(entry);
}

function letGo(holders: Map<string, Entry | Entry[]>, key: string, entry: Entry): void {
  const known = holders.get(key);
  if (known === entry) holders.delete(key);
  if (!Array.isArray(known)) return;
  const at = known.lastIndexOf(entry);
  const last = at === -1 ? undefined : known.pop();
  if (last && last !== entry) known[at] = last;
  if (known.length === 0) holders.delete(key);
}

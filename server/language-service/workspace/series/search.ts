import { referenceOf } from '../../model/references.ts';
import type { SectionSummary } from '../../model/summary.ts';
import { foldWords } from '../../text/fold-words.ts';
import { once } from '../../text/remember.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingIndex } from './meeting-index.ts';
import { type Searchable, searchableOf } from './searchable.ts';
import { thingKey } from './thing-key.ts';

/** A line of some minutes that holds what was looked for. */
export interface SearchHit {
  readonly meeting: Meeting;
  /** 0-based. */
  readonly line: number;
  /** The line as a reader sees it. */
  readonly words: string;
  /** The section that the line stands in, or whose heading it is. */
  readonly section?: SectionSummary;
}

export interface SearchAnswer {
  /** The best first: with the words one behind the other, then with the beginnings of words, then the latest meeting's. */
  readonly hits: readonly SearchHit[];
  /** Whether there may be more. */
  readonly more: boolean;
}

/**
 * The lines of all meetings that hold each of some words, whatever their case and width; blanks stand between the words. What was said is
 * searched, and the headings of topics and titles. A number (`#12`) or a URL is found in every spelling. At most `limit` hits; where
 * very many lines hold the words, those of older meetings are no longer looked at.
 */
export function searchMeetings(index: MeetingIndex, words: string, limit: number): SearchAnswer {
  const phrase = foldWords(words).trim().replace(/\s+/g, ' ');
  if (phrase === '' || limit < 1) return { hits: [], more: false };
  const wanted = words
    .trim()
    .split(/\s+/)
    .map((each) => wantedOf(index, each));
  const ranks: Found[][] = RANKS.map(() => []);
  let count = 0;
  let looked = true;
  for (const meeting of index.meetings) {
    for (const found of linesOf(meeting, wanted, phrase)) {
      const rank = ranks[found.rank];
      if (rank && rank.length <= limit) rank.push(found);
      count++;
    }
    looked = (ranks[0]?.length ?? 0) <= limit && count < ENOUGH * limit;
    if (!looked) break;
  }
  const all = ranks.flat();
  const hits = all.slice(0, limit).map(({ meeting, searchable, number }): SearchHit => {
    const { line, words: shown, section } = searchable.lineAt(number);
    return { meeting, line, words: shown, ...(section && { section }) };
  });
  return { hits, more: !looked || all.length > limit };
}

/** Of so many times the hits that are asked for, the best ones are good enough. */
const ENOUGH = 20;

/** A phrase that begins a word; a phrase; words at the beginnings of words; words. */
const RANKS = [0, 1, 2, 3];

/** One of the words that are looked for. */
interface Wanted {
  readonly folded: string;
  /** Where the thing that it names is spoken of: the lines by URI of the meeting. */
  readonly places: ReadonlyMap<string, ReadonlySet<number>> | undefined;
}

interface Found {
  readonly meeting: Meeting;
  readonly searchable: Searchable;
  /** The number of the line among those that are searched. */
  readonly number: number;
  readonly rank: number;
}

function wantedOf(index: MeetingIndex, word: string): Wanted {
  const places = new Map<string, Set<number>>();
  if (/^(?:[\w./-]*#\d|(?:https?:)?\/\/)/i.test(word)) {
    const keys = new Set<string>();
    for (const { profile } of index.series) {
      const reference = referenceOf(word, profile.repository);
      if (reference) keys.add(thingKey(reference));
    }
    for (const place of [...keys].flatMap((key) => index.placesOf(key))) {
      if (place.kind !== 'reference') continue;
      const lines = places.get(place.meeting.uri) ?? new Set();
      places.set(place.meeting.uri, lines.add(place.reference.line));
    }
  }
  return { folded: foldWords(word), places: places.size > 0 ? places : undefined };
}

function linesOf(meeting: Meeting, wanted: readonly Wanted[], phrase: string): readonly Found[] {
  const searchable = searchableOf(meeting);
  const { folded } = searchable;
  let longest: Wanted | undefined;
  for (const each of wanted) {
    if (!each.places?.has(meeting.uri) && !folded.includes(each.folded)) return [];
    if (!each.places?.has(meeting.uri) && each.folded.length > (longest?.folded.length ?? 0)) longest = each;
  }
  const found: Found[] = [];
  const look = (number: number, line: string, lineNumber: number): void => {
    const holds = wanted.every(
      ({ folded: word, places }) => line.includes(word) || places?.get(meeting.uri)?.has(lineNumber),
    );
    if (holds) found.push({ meeting, searchable, number, rank: rankOf(line, wanted, phrase) });
  };
  if (!longest) {
    // Everything that is looked for is spoken of in this meeting, maybe in other words.
    const lines = folded.split('\n');
    lines.pop();
    for (const [number, line] of lines.entries()) look(number, line, searchable.lines[number] ?? -1);
    return found;
  }
  let number = 0;
  let counted = 0;
  for (let at = folded.indexOf(longest.folded); at !== -1; ) {
    for (
      let end = folded.indexOf('\n', counted);
      end !== -1 && end < at;
      end = folded.indexOf('\n', counted)
    ) {
      counted = end + 1;
      number++;
    }
    const end = folded.indexOf('\n', at);
    look(number, folded.slice(counted, end), searchable.lines[number] ?? -1);
    at = folded.indexOf(longest.folded, end);
  }
  return found;
}

function rankOf(line: string, wanted: readonly Wanted[], phrase: string): number {
  const at = line.indexOf(phrase);
  if (at !== -1) return beginsWord(line, phrase) ? 0 : 1;
  return wanted.every(({ folded }) => beginsWord(line, folded)) ? 2 : 3;
}

/** Whether words stand in a line where no letter or number stands before them, or another script. */
function beginsWord(line: string, words: string): boolean {
  const isLatin = LATIN.test(words.charAt(0));
  for (let at = line.indexOf(words); at !== -1; at = line.indexOf(words, at + 1)) {
    const before = line.charAt(at - 1);
    if (at === 0 || !(isLatin ? LATIN : OTHER()).test(before)) return true;
  }
  return false;
}

const LATIN = /[\da-z_]/;
/** Made by the first search, not by every start. */
const OTHER = once(() => /[^\p{P}\p{Z}\p{S}\da-z_]/u);

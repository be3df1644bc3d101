import { isLeftAlone } from '../../links/left-alone.ts';
import { type WebLink, webLinksIn } from '../../links/web-links.ts';
import { asDestination } from '../../model/as-destination.ts';
import type { Link } from '../../model/link.ts';
import { linkTitle } from '../../model/link-title.ts';
import type { Minutes } from '../../model/minutes.ts';
import { ownWords } from '../../model/own-words.ts';
import { readMinutes } from '../../model/read-minutes.ts';
import { foldWords } from '../../text/fold-words.ts';
import type { Meeting } from '../../workspace/series/meeting.ts';
import { searchableOf } from '../../workspace/series/searchable.ts';
import { thingKey } from '../../workspace/series/thing-key.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** Another address under which a meeting of the series has the same thing. */
export interface NewerAddress {
  readonly meeting: Meeting;
  /** As it may stand in the link. */
  readonly address: string;
}

/** So many files are looked into, the latest first. */
const MOST = 6;
/** The words of so many meetings are searched; whoever opens a menu does not wait for more. */
const MOST_SEARCHED = 500;

/** The meetings of the series that may know another address for a link: they speak of the same thing, or say what it is called. */
export function meetingsKnowing({ index }: Snapshot, minutes: Minutes, wanted: WebLink): readonly Meeting[] {
  const { uri } = minutes.source;
  const series = index.seriesOf(uri);
  if (!series) return [];
  const words = foldWords(telling(titleOf(wanted)) ?? '');
  const key = keyOf(wanted.link);
  const same = new Set(key === undefined ? [] : index.placesOf(key).map(({ meeting }) => meeting.uri));
  const own = index.meeting(uri)?.uri ?? uri;
  const found: Meeting[] = [];
  for (const [number, meeting] of series.meetings.entries()) {
    if (found.length >= MOST) break;
    if (meeting.uri === own) continue;
    const isSearched = words !== '' && number < MOST_SEARCHED;
    if (same.has(meeting.uri) || (isSearched && searchableOf(meeting).folded.includes(words)))
      found.push(meeting);
  }
  return found;
}

/** The address that the latest of these meetings has, as far as their files are loaded, and that nobody knows to be broken or moved. */
export function newerAddress(
  snapshot: Snapshot,
  minutes: Minutes,
  wanted: WebLink,
): NewerAddress | undefined {
  const title = telling(titleOf(wanted));
  const key = keyOf(wanted.link);
  for (const meeting of meetingsKnowing(snapshot, minutes, wanted)) {
    const source = snapshot.file(meeting.uri);
    if (!source) continue;
    for (const other of webLinksIn(readMinutes(source, meeting.profile))) {
      const isSame =
        (key !== undefined && keyOf(other.link) === key) ||
        (title !== undefined && foldWords(titleOf(other) ?? '') === foldWords(title));
      if (!isSame || other.address === wanted.address || isBad(snapshot, minutes, other)) continue;
      const address = asDestination(wanted.link.form, other.url);
      if (address !== undefined) return { meeting, address };
    }
  }
  return undefined;
}

function isBad(snapshot: Snapshot, { source, profile }: Minutes, { address }: WebLink): boolean {
  if (isLeftAlone(address, profile.links)) return false;
  const state = snapshot.surroundings(source.uri).verdicts?.get(address)?.state;
  return state === 'broken' || state === 'moved';
}

function keyOf({ target }: Link): string | undefined {
  const reference = target.kind === 'web' ? target.reference : undefined;
  return reference && thingKey(reference);
}

function titleOf({ passage, link }: WebLink): string | undefined {
  return linkTitle(passage.source, link, passage.links);
}

/** A title by which one thing is known from others: “设计文档” may be any. */
function telling(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const words = ownWords(title);
  const enough = /\p{Script=Han}/u.test(words) ? 4 : 8;
  return words.length >= enough ? title : undefined;
}

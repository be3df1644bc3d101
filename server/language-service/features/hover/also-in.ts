import type { Minutes } from '../../model/minutes.ts';
import { fileNameOf } from '../../profiles/uri-path.ts';
import { type Message, message, render } from '../../text/message.ts';
import type { Place } from '../../workspace/series/meeting.ts';
import { firstPlaces, mentionsOf } from '../../workspace/series/mentions-of.ts';
import type { SpokenOf } from '../../workspace/series/spoken-of.ts';
import { wordsAt } from '../../workspace/series/words-at.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { isoDate } from '../date-words.ts';
import type { Line, Words } from '../markup.ts';
import { lineOfPlace } from '../place-range.ts';

/** So many days are shown of earlier meetings, and of later ones. */
const MOST = 5;

/** Lines that say in which other meetings something came up, the latest first, and what it was called there. */
export function alsoIn(snapshot: Snapshot, minutes: Minutes, spoken: SpokenOf): readonly Line[] {
  const mentions = mentionsOf(snapshot.index, minutes, spoken.key);
  const earlier = firstPlaces(mentions.earlier);
  const later = firstPlaces(mentions.later);
  const last = earlier[0] ?? later.at(-1);
  if (!last) return [];
  const called = last.kind === 'topic' ? last.section.words : wordsAt(last);
  const isNews = called !== undefined && called !== spoken.title;
  return [
    ...(isNews ? [[called]] : []),
    ...daysOf(snapshot, earlier, (days, more) =>
      more === 0 ? message('Also in {0}', days) : message('Also in {0} and {1} more', days, more),
    ),
    ...daysOf(snapshot, later, (days, more) =>
      more === 0 ? message('Later in {0}', days) : message('Later in {0} and {1} more', days, more),
    ),
  ];
}

/** Where the days go in a sentence. No text holds this character. */
const HOLE = '\uFFFF';

function daysOf(
  { client, translations }: Snapshot,
  places: readonly Place[],
  sentence: (days: string, more: number) => Message,
): readonly Line[] {
  if (places.length === 0) return [];
  const days = places.slice(0, MOST).flatMap((place, position): Words[] => {
    const { uri, summary } = place.meeting;
    const day = summary.date ? isoDate(summary.date) : fileNameOf(uri);
    const link = client.hoverMarkdown ? { link: day, href: `${uri}#L${lineOfPlace(place) + 1}` } : day;
    return position === 0 ? [link] : [', ', link];
  });
  const words = render(sentence(HOLE, Math.max(0, places.length - MOST)), translations);
  const [before = '', after = ''] = words.split(HOLE);
  return [[before, ...days, after].filter((each) => each !== '')];
}

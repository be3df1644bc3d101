import type { RootContent } from 'mdast';
import type { Layout } from '../profiles/profile.ts';
import type { Piece } from '../syntax/pieces.ts';
import { remember } from '../text/remember.ts';
import type { Item, Minutes, Section } from './minutes.ts';
import type { PlacedPassage } from './passage.ts';
import { headingsIn, type RawHeading } from './read-headings.ts';
import { itemsIn } from './read-items.ts';
import { followingOf } from './read-sections.ts';

/**
 * The heading of a section with what stands under it up to the next section: what an outline shows of it. Places count from the
 * piece that it stands in. A portion stays the same object while its piece does.
 */
export interface Portion {
  readonly piece: Piece;
  readonly heading: RawHeading;
  /** Behind its last character. */
  readonly end: number;
  readonly blocks: readonly RootContent[];
  /** All list items in the order of the text, which is that of the tree. */
  readonly items: readonly Item[];
}

/** A portion with its place, and what the document makes of it. */
export interface PlacedPortion {
  readonly portion: Portion;
  readonly place: PlacedPassage;
  /** The number of the passage. */
  readonly passage: number;
  readonly section: Pick<Section, 'level' | 'spec' | 'match'>;
  /** The number of the first portion behind it that does not belong to its section. */
  readonly following: number;
}

/** The sections of minutes in the order of the text. Where each section of `minutes.sections` stands is not worked out for it. */
export const portionsOf: (minutes: Minutes) => readonly PlacedPortion[] = remember((minutes) =>
  // Words that changed since leave the headings what they are.
  minutes.since ? movePortions(portionsOf(minutes.since.base), minutes) : placePortions(minutes),
);

function placePortions({ sections, passages, layout }: Minutes): readonly PlacedPortion[] {
  const following = followingOf(sections.map(({ level }) => level));
  const found: PlacedPortion[] = [];
  for (const [passage, place] of passages.entries()) {
    for (const portion of portionsIn(place.piece, layout)) {
      const section = sections[found.length];
      const next = following[found.length];
      if (section && next !== undefined) found.push({ portion, place, passage, section, following: next });
    }
  }
  return found;
}

function movePortions(
  before: readonly PlacedPortion[],
  { passages, layout, since }: Minutes,
): readonly PlacedPortion[] {
  let own: readonly Portion[] = [];
  let first = 0;
  return before.map((old, index) => {
    const { passage, following } = old;
    const place = passages[passage];
    const renamed = since?.renamed.get(passage);
    const section = renamed ? { level: old.section.level, ...renamed } : old.section;
    if (!place || place === old.place) return old;
    if (place.piece === old.place.piece) return { portion: old.portion, place, passage, section, following };
    if (before[index - 1]?.passage !== passage) {
      first = index;
      own = portionsIn(place.piece, layout);
    }
    return { portion: own[index - first] ?? old.portion, place, passage, section, following };
  });
}

function portionsIn(piece: Piece, { boldHeadings }: Layout): readonly Portion[] {
  return boldHeadings ? portionsWithBold(piece) : portionsWithoutBold(piece);
}

const portionsWithBold: (piece: Piece) => readonly Portion[] = remember((piece) =>
  cut(piece, headingsIn(piece)),
);
const portionsWithoutBold: (piece: Piece) => readonly Portion[] = remember((piece) =>
  cut(
    piece,
    headingsIn(piece).filter(({ form }) => form !== 'bold'),
  ),
);

function cut(piece: Piece, headings: readonly RawHeading[]): readonly Portion[] {
  const items = itemsIn(piece);
  let next = 0;
  return headings.map((heading, position) => {
    const behind = headings[position + 1];
    const end = behind?.span.start ?? piece.text.length;
    while ((items[next]?.span.start ?? end) < heading.span.end) next++;
    const first = next;
    while ((items[next]?.span.start ?? end) < end) next++;
    return {
      piece,
      heading,
      end,
      blocks: piece.root.children.slice(heading.index + 1, behind?.index),
      items: items.slice(first, next),
    };
  });
}

/** The offset of a portion's first character in the document. */
export function startOf({ place, portion }: PlacedPortion): number {
  return place.start + portion.heading.span.start;
}

/** The number of the portion that an offset stands in; -1 before the first. */
export function portionAt(portions: readonly PlacedPortion[], offset: number): number {
  let low = -1;
  let high = portions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const portion = portions[middle];
    if (portion && startOf(portion) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

import type { Piece } from '../syntax/pieces.ts';
import { remember } from '../text/remember.ts';
import { lengthOf } from '../text/source-text.ts';
import type { Minutes, Section, Since } from './minutes.ts';
import { headingsIn, placeHeading, type RawHeading } from './read-headings.ts';
import { followingOf } from './read-sections.ts';

/**
 * The sections of minutes in which only words changed since others, in a layout without bold headings: what `readSections` gives. Those before the first
 * change are the same objects, as far as none of those that hold them goes on behind it.
 */
export function followSections(
  { base, changed, renamed }: Since,
  { passages, source }: Pick<Minutes, 'passages' | 'source'>,
): readonly Section[] {
  const { numbers, following, parents, headings: before } = treeOf(base);
  const first = Math.min(...changed);
  let same = 0;
  while (same < numbers.length) {
    const next = following[same] ?? numbers.length;
    if ((numbers[next] ?? Number.POSITIVE_INFINITY) > first) break;
    same = next;
  }
  const found = base.sections.slice(0, same) as Draft[];
  const headings = numbers.map((passage, index) => {
    const piece = changed.has(passage) ? passages[passage]?.piece : undefined;
    return piece ? headingIn(piece) : before[index];
  });
  const starts = numbers.map(
    (passage, index) => (passages[passage]?.start ?? 0) + (headings[index]?.span.start ?? 0),
  );
  for (let index = same; index < numbers.length; index++) {
    const passage = numbers[index] ?? 0;
    const place = passages[passage];
    const raw = headings[index];
    const old = base.sections[index];
    if (!raw || !place || !old) break;
    const { form, level, span: heading, label, name, ordinal } = placeHeading(raw, place);
    const { spec, match } = renamed.get(passage) ?? old;
    const section: Draft = {
      form,
      level,
      heading,
      label,
      name,
      span: { start: heading.start, end: starts[following[index] ?? starts.length] ?? lengthOf(source) },
      body: { start: heading.end, end: starts[index + 1] ?? lengthOf(source) },
      blockRange: old.blockRange,
      children: [],
    };
    if (ordinal) section.ordinal = ordinal;
    if (spec && match) {
      section.spec = spec;
      section.match = match;
    }
    const parent = found[parents[index] ?? -1];
    if (parent) {
      section.parent = parent;
      parent.children.push(section);
    }
    found.push(section);
  }
  return found;
}

type Draft = { -readonly [Key in keyof Section]: Section[Key] } & { children: Section[] };

/** The heading of a piece that has one: bold lines are none. */
const headingIn: (piece: Piece) => RawHeading | undefined = remember((piece) =>
  headingsIn(piece).find(({ form }) => form !== 'bold'),
);

/** The numbers of sections, in the order of the text. */
export const numbersIn: (minutes: Minutes) => ReadonlyMap<Section, number> = remember(
  ({ sections }) => new Map(sections.map((section, index) => [section, index])),
);

/** How the sections of minutes hold each other, by their numbers. */
interface Tree {
  /** The number of the passage of each. */
  readonly numbers: readonly number[];
  /** The next that does not stand in it. */
  readonly following: readonly number[];
  readonly parents: readonly (number | undefined)[];
  /** The heading of each, at its place in its piece. */
  readonly headings: readonly RawHeading[];
}

const treeOf: (minutes: Minutes) => Tree = remember((minutes) => {
  const { sections, passages } = minutes;
  const numbers = passages.flatMap(({ piece }, passage) => (headingIn(piece) ? [passage] : []));
  const places = numbersIn(minutes);
  return {
    numbers,
    following: followingOf(sections.map(({ level }) => level)),
    parents: sections.map(({ parent }) => parent && places.get(parent)),
    headings: passages.flatMap(({ piece }) => headingIn(piece) ?? []),
  };
});

import type { Piece } from '../syntax/pieces.ts';
import { least } from '../text/extremes.ts';
import { lateValues } from '../text/late-values.ts';
import { remember } from '../text/remember.ts';
import { lengthOf } from '../text/source-text.ts';
import type { Minutes, Section, Since } from './minutes.ts';
import type { PlacedPassage } from './passage.ts';
import { headingsIn, placeHeading, type RawHeading } from './read-headings.ts';
import { followingOf } from './read-sections.ts';

/**
 * The sections of minutes in which only words changed since others, in a layout without bold headings: what `readSections` gives. Those before the first
 * change are the same objects, as far as none of those that hold them goes on behind it; where the others stand is worked out when somebody asks.
 */
export function followSections(
  { base, changed, renamed }: Since,
  { passages, source }: Pick<Minutes, 'passages' | 'source'>,
): readonly Section[] {
  const tree = treeOf(base);
  const { numbers, following } = tree;
  const first = least(changed);
  let same = 0;
  while (same < numbers.length) {
    const next = following[same] ?? numbers.length;
    if ((numbers[next] ?? Number.POSITIVE_INFINITY) > first) break;
    same = next;
  }
  const headings = numbers.map((passage, index) => {
    const piece = changed.has(passage) ? passages[passage]?.piece : undefined;
    return (piece && headingIn(piece)) ?? tree.headings[index];
  });
  const sections: Section[] = base.sections.slice(0, same);
  const version: Version = { tree, before: base.sections, headings, renamed, passages, source, sections };
  for (let index = same; index < numbers.length; index++) sections.push(followedSection({ version, index }));
  return sections;
}

/** What sections are told from; all lists by their numbers, but for the passages. */
interface Version extends Pick<Minutes, 'passages' | 'source' | 'sections'>, Pick<Since, 'renamed'> {
  readonly tree: Tree;
  readonly before: readonly Section[];
  readonly headings: readonly (RawHeading | undefined)[];
}

/** One of them, and what has been worked out for it. */
interface Followed {
  readonly version: Version;
  readonly index: number;
  heading?: RawHeading;
  children?: readonly Section[];
}

const followedSection = lateValues<Followed, Section>({
  form: (section) => rawOf(section).form,
  level: (section) => rawOf(section).level,
  name: (section) => rawOf(section).name,
  heading: (section) => headingOf(section).span,
  label: (section) => headingOf(section).label,
  ordinal: (section) => headingOf(section).ordinal,
  spec: (section) => namingOf(section).spec,
  match: (section) => namingOf(section).match,
  span: ({ version, index }) => ({
    start: startOf(version, index),
    end: startOf(version, version.tree.following[index]),
  }),
  body: (section) => ({
    start: headingOf(section).span.end,
    end: startOf(section.version, section.index + 1),
  }),
  blockRange: ({ version, index }) => (version.before[index] as Section).blockRange,
  parent: ({ version, index }) => version.sections[version.tree.parents[index] ?? -1],
  children(section) {
    const { tree, sections } = section.version;
    section.children ??= (tree.children[section.index] ?? []).map((index) => sections[index] as Section);
    return section.children;
  },
});

/** The heading of a section as it stands in its passage. */
function rawOf({ version, index }: Followed): RawHeading {
  return version.headings[index] as RawHeading;
}

function headingOf(section: Followed): RawHeading {
  section.heading ??= placeHeading(
    rawOf(section),
    section.version.passages[passageOf(section)] as PlacedPassage,
  );
  return section.heading;
}

function namingOf(section: Followed): Pick<Section, 'spec' | 'match'> {
  const { renamed, before } = section.version;
  return renamed.get(passageOf(section)) ?? (before[section.index] as Section);
}

function passageOf({ version, index }: Followed): number {
  return version.tree.numbers[index] as number;
}

/** Where a heading begins; the end of the text behind the last. */
function startOf({ tree, headings, passages, source }: Version, index = headings.length): number {
  const place = passages[tree.numbers[index] ?? -1];
  return place ? place.start + (headings[index]?.span.start ?? 0) : lengthOf(source);
}

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
  readonly children: readonly (readonly number[])[];
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
    children: sections.map(({ children }) => children.flatMap((child) => places.get(child) ?? [])),
    headings: passages.flatMap(({ piece }) => headingIn(piece) ?? []),
  };
});

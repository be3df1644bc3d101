import type { Piece } from '../syntax/pieces.ts';
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
  const first = Math.min(...changed);
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
  for (let index = same; index < numbers.length; index++) sections.push(new FollowedSection(version, index));
  return sections;
}

/** What sections are told from; all lists by their numbers, but for the passages. */
interface Version extends Pick<Minutes, 'passages' | 'source' | 'sections'>, Pick<Since, 'renamed'> {
  readonly tree: Tree;
  readonly before: readonly Section[];
  readonly headings: readonly (RawHeading | undefined)[];
}

/** Not to be compared or copied property by property: all of them are those of the class. */
class FollowedSection implements Section {
  readonly #version: Version;
  readonly #index: number;
  #placed: RawHeading | undefined;
  #children: readonly Section[] | undefined;

  constructor(version: Version, index: number) {
    this.#version = version;
    this.#index = index;
  }

  get #before(): Section {
    return this.#version.before[this.#index] as Section;
  }

  get #raw(): RawHeading {
    return this.#version.headings[this.#index] as RawHeading;
  }

  get #place(): PlacedPassage {
    return this.#version.passages[this.#passage] as PlacedPassage;
  }

  get #passage(): number {
    return this.#version.tree.numbers[this.#index] as number;
  }

  get #heading(): RawHeading {
    this.#placed ??= placeHeading(this.#raw, this.#place);
    return this.#placed;
  }

  get form() {
    return this.#raw.form;
  }

  get level() {
    return this.#raw.level;
  }

  get name() {
    return this.#raw.name;
  }

  get heading() {
    return this.#heading.span;
  }

  get label() {
    return this.#heading.label;
  }

  get ordinal() {
    return this.#heading.ordinal;
  }

  get spec() {
    return (this.#version.renamed.get(this.#passage) ?? this.#before).spec;
  }

  get match() {
    return (this.#version.renamed.get(this.#passage) ?? this.#before).match;
  }

  get span() {
    const next = this.#version.tree.following[this.#index];
    return { start: this.heading.start, end: startOf(this.#version, next) };
  }

  get body() {
    return { start: this.heading.end, end: startOf(this.#version, this.#index + 1) };
  }

  get blockRange() {
    return this.#before.blockRange;
  }

  get parent() {
    return this.#version.sections[this.#version.tree.parents[this.#index] ?? -1];
  }

  get children() {
    const { tree, sections } = this.#version;
    this.#children ??= (tree.children[this.#index] ?? []).map((index) => sections[index] as Section);
    return this.#children;
  }
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

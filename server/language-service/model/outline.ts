import type { Layout, SectionRole, SectionSpec } from '../profiles/profile.ts';
import { matchSection } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import { indexOfPiece, type Piece } from '../syntax/pieces.ts';
import { workedOut } from '../text/late-values.ts';
import { createMemory } from '../text/memory.ts';
import { isSameList, remember } from '../text/remember.ts';
import { lengthOf, lineAt } from '../text/source-text.ts';
import { numbersIn } from './follow-sections.ts';
import { headingTree } from './heading-tree.ts';
import type { Minutes, Section, Since } from './minutes.ts';
import type { PlacedPassage } from './passage.ts';
import { gluedHeadings, headingsIn, type RawHeading } from './read-headings.ts';
import { renamedSections } from './renamed-sections.ts';
import { outOfOrder } from './section-order.ts';
import { repeatedSections, standingSections } from './standing-sections.ts';
import { wantedLevels } from './wanted-levels.ts';

/**
 * What each heading is for, and the tree that the headings would make if each stood at its right level. Every check of the
 * structure starts from it, so that one fault is not taken for another.
 */
export interface Outline {
  /** The heading that stands for a section of the layout. */
  readonly standing: ReadonlyMap<SectionSpec, Section>;
  /** The same the other way round. */
  readonly specs: ReadonlyMap<Section, SectionSpec>;
  /** Headings in other words that stand exactly where a section of the layout should be; they are in `standing` as well. */
  readonly renamed: ReadonlySet<Section>;
  /** A section once more, under the same words → the heading that stands for it. */
  readonly repeated: ReadonlyMap<Section, Section>;
  /** Lines that name a section of the layout which no heading stands for, but that are bold, or whose marks no blank follows. */
  readonly bold: ReadonlyMap<SectionSpec, RawHeading>;
  /** Sections that have to move so that all stand in the layout's order. */
  readonly misplaced: ReadonlySet<Section>;
  /** The level at which each heading should stand; those that stand there may be left out. */
  readonly levels: ReadonlyMap<Section, number>;
  /** Headings at a wrong level of their own, each with those that shift along. */
  readonly shifted: ReadonlyMap<Section, readonly Section[]>;
  readonly parents: ReadonlyMap<Section, Section>;
  /** In the order of the text; those without a parent are under `undefined`. */
  readonly children: ReadonlyMap<Section | undefined, readonly Section[]>;
}

const known = createMemory<Minutes, Outline>();

export function outlineOf(minutes: Minutes): Outline {
  let outline = known.get(minutes);
  if (!outline) {
    const { base } = minutes.since ?? {};
    outline = base && hasAllSections(base) ? follow(outlineOf(base), base, minutes) : read(minutes);
    known.set(minutes, outline);
  }
  return outline;
}

function read(minutes: Minutes): Outline {
  const named = standingSections(minutes);
  const renamed = renamedSections(minutes, named);
  const standing = new Map([...named, ...renamed]);
  const specs = new Map([...standing].map(([spec, section]) => [section, spec]));
  const repeated = repeatedSections(minutes, standing);
  const misplaced = outOfOrder(minutes.layout, standing);
  const { levels, shifted } = wantedLevels(minutes, specs);
  return {
    standing,
    specs,
    renamed: new Set(renamed.values()),
    repeated,
    bold: boldSections(minutes, standing),
    misplaced,
    levels,
    shifted,
    ...headingTree(minutes.sections, levels, specs, new Set([...misplaced, ...repeated.keys()])),
  };
}

/** The same after changes of words alone, with which each heading stays what it is but for those that are there once more. */
function follow(before: Outline, base: Minutes, minutes: Minutes): Outline {
  const numbers = numbersIn(base);
  const at = (section: Section): Section => minutes.sections[numbers.get(section) ?? -1] ?? section;
  const keys = <V>(map: ReadonlyMap<Section, V>): Map<Section, V> =>
    new Map([...map].map(([section, value]) => [at(section), value]));
  const standing = new Map([...before.standing].map(([spec, section]) => [spec, at(section)]));
  return late({
    standing: () => standing,
    specs: () => keys(before.specs),
    renamed: () => before.renamed,
    repeated: () => repeatedSections(minutes, standing),
    bold: () => boldSections(minutes, standing),
    misplaced: () => new Set([...before.misplaced].map(at)),
    levels: () => keys(before.levels),
    shifted: () => new Map([...before.shifted].map(([section, inner]) => [at(section), inner.map(at)])),
    parents: () => new Map([...before.parents].map(([section, parent]) => [at(section), at(parent)])),
    children: () =>
      new Map([...before.children].map(([parent, inner]) => [parent && at(parent), inner.map(at)])),
  });
}

const late = workedOut<Outline>([
  'standing',
  'specs',
  'renamed',
  'repeated',
  'bold',
  'misplaced',
  'levels',
  'shifted',
  'parents',
  'children',
]);

/** Whether each section that has to be there has a heading of its name, so that no other line is taken for one. */
export const hasAllSections: (minutes: Minutes) => boolean = remember((minutes) => {
  const { standing, renamed } = outlineOf(minutes);
  return (
    renamed.size === 0 && sectionsOf(minutes.layout).every((spec) => !spec.required || standing.has(spec))
  );
});

/** What headings of a piece are called that are called as one that stands for a section; a change of words alone does not change what those are called. */
export function standingNamesIn(piece: Piece, minutes: Minutes): readonly string[] {
  const names = namesOf(minutes.since?.base ?? minutes);
  return headingsIn(piece).flatMap(({ name }) => (names.has(name) ? [name] : []));
}

const namesOf: (minutes: Minutes) => ReadonlySet<string> = remember(
  (minutes) => new Set([...outlineOf(minutes).standing.values()].map(({ name }) => name)),
);

function boldSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): Map<SectionSpec, RawHeading> {
  const found = new Map<SectionSpec, RawHeading>();
  if (minutes.layout.boldHeadings) return found;
  const specs = sectionsOf(minutes.layout).filter((spec) => !standing.has(spec));
  if (specs.length === 0) return found;
  const lines = minutes.headings.filter(({ form }) => form === 'bold');
  for (const heading of [...lines, ...gluedHeadings(minutes)]) {
    const naming = matchSection(heading.name, specs);
    if (naming && (naming.match === 'name' || naming.match === 'alias') && !found.has(naming.spec)) {
      found.set(naming.spec, heading);
    }
  }
  return found;
}

/** The section of the layout in which another one belongs; undefined for those that stand for themselves. */
export function parentSpec(layout: Layout, spec: SectionSpec): SectionSpec | undefined {
  return sectionsOf(layout).find(({ sections }) => sections.includes(spec));
}

/** Where the line begins on which a heading stands. */
export function headingStart(minutes: Minutes, section: Section): number {
  return minutes.source.lineStarts[lineAt(minutes.source, section.heading.start)] ?? section.heading.start;
}

/**
 * Where a section with what follows it without a break ends, each heading taken at its right level: the line of the next heading
 * that does not belong to it, or the text's end. With `last` a section of another list that stands in between is passed over.
 */
export function subtreeEnd(minutes: Minutes, section: Section, last = false): number {
  const { parents } = outlineOf(minutes);
  const { sections } = minutes;
  const inner = new Set([section]);
  let next: Section | undefined;
  for (let index = indexAt(sections, section.heading.start) + 1; index < sections.length; index++) {
    const each = sections[index];
    const parent = each && parents.get(each);
    if (!each) break;
    if (parent && inner.has(parent)) {
      inner.add(each);
      next = undefined;
    } else {
      next ??= each;
      if (!last) break;
    }
  }
  return next ? headingStart(minutes, next) : lengthOf(minutes.source);
}

/** Whether a heading is the minutes' title. */
export function isTitle(minutes: Minutes, section: Section): boolean {
  const { title } = minutes;
  return (
    title !== undefined && section.heading.start <= title.span.start && title.span.end <= section.heading.end
  );
}

/** The heading under which an offset stands, or whose own line holds it; undefined before the first. */
export function sectionAt({ sections }: Minutes, offset: number): Section | undefined {
  return sections[indexAt(sections, offset)];
}

function indexAt(sections: readonly Section[], offset: number): number {
  let low = -1;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.heading.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const NOTHING: Omit<Since, 'base'> = { changed: new Set(), renamed: new Map() };

/** What changed in minutes since their headings were read. */
export function sinceOf(minutes: Minutes): Since {
  return minutes.since ?? { base: minutes, ...NOTHING };
}

/** Whether the passages that are the same in two versions have the same roles. */
export function hasSameRoles(a: Since, b: Since, { boldHeadings }: Layout): boolean {
  return a.base === b.base && a.renamed === b.renamed && !boldHeadings;
}

/** What the sections are for in which an offset of a passage stands, the innermost first; those without a role left out. */
export function rolesAt(minutes: Minutes, passage: number, offset: number): readonly SectionRole[] {
  const roles: SectionRole[] = [];
  const version = versionFor(minutes.since?.base ?? minutes, minutes, passage);
  const renamed = version === minutes ? undefined : minutes.since?.renamed;
  for (let each = sectionIn(version, passage, offset); each; each = each.parent) {
    const again = renamed?.size ? renamed.get(indexOfPiece(version.passages, each.heading.start)) : undefined;
    const { spec } = again ?? each;
    if (spec) roles.push(spec.role);
  }
  return roles;
}

/**
 * The section in which an offset of a passage stands, with those around it, for who asks what they are called and what they are:
 * their places may be those of a version before, which costs less to know.
 */
export function namedSectionAt(minutes: Minutes, passage: number, offset: number): Section | undefined {
  const version = keepsNames(minutes) ? (minutes.since?.base ?? minutes) : minutes;
  return sectionIn(versionFor(version, minutes, passage), passage, offset);
}

/** A version before, where it tells the sections of a passage: of words that changed only where the passage's own heading stands over all of it. */
function versionFor(version: Minutes, minutes: Minutes, passage: number): Minutes {
  const isKnown = !minutes.since?.changed.has(passage) || !minutes.layout.boldHeadings;
  return isKnown ? version : minutes;
}

function sectionIn(minutes: Minutes, passage: number, offset: number): Section | undefined {
  const { piece, start } = minutes.passages[passage] ?? { start: 0 };
  return sectionAt(minutes, start + Math.min(offset, (piece?.text.length ?? 1) - 1));
}

/** Whether the headings in passages that changed are called as before. */
const keepsNames: (minutes: Minutes) => boolean = remember(({ passages, since }) => {
  const namesAt = (version: readonly PlacedPassage[], index: number): readonly string[] => {
    const place = version[index];
    return place ? headingsIn(place.piece).map(({ name }) => name) : [];
  };
  return [...(since?.changed ?? [])].every((index) =>
    isSameList(namesAt(since?.base.passages ?? [], index), namesAt(passages, index)),
  );
});

import type { Layout, SectionSpec } from '../profiles/profile.ts';
import { matcherOf } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Blocks } from '../syntax/pieces.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Section, SectionMatch } from './minutes.ts';
import type { RawHeading } from './read-headings.ts';

interface Claim {
  readonly heading: RawHeading;
  readonly spec: SectionSpec;
  readonly match: SectionMatch;
  /** The lower, the more certain. */
  readonly rank: number;
}

const RANKS: readonly SectionMatch[] = ['name', 'alias', 'former', 'near'];

/** The headings as a tree, those that the layout knows with their place in it. */
export function readSections(
  source: SourceText,
  root: { readonly children: Blocks },
  headings: readonly RawHeading[],
  layout: Layout,
  title: RawHeading | undefined,
): readonly Section[] {
  const { used, claims } = claimSections(headings, layout, title);
  return link(source, root, used, claims);
}

/** The headings that count in a layout, with their levels and what the layout knows them as; how they hold each other is left open. */
export function nameHeadings(
  headings: readonly RawHeading[],
  layout: Layout,
  title: RawHeading | undefined,
): readonly NamedHeading[] {
  const { used, claims } = claimSections(headings, layout, title);
  return used.map((heading) => {
    const claim = claims.get(heading);
    const level = levelOf(heading, claim);
    const { label, span } = heading;
    return claim
      ? { heading: span, label, level, spec: claim.spec, match: claim.match }
      : { heading: span, label, level };
  });
}

export type NamedHeading = Pick<Section, 'heading' | 'label' | 'level' | 'spec' | 'match'>;

function claimSections(headings: readonly RawHeading[], layout: Layout, title: RawHeading | undefined) {
  const used = headings.filter(({ form }) => form !== 'bold' || layout.boldHeadings);
  const claims = assign(
    used.filter((heading) => heading !== title),
    sectionsOf(layout),
  );
  return { used, claims };
}

/** Whether a heading stands at a level that the layout allows the section; a bold line stands at any. */
function isAtLevel(heading: RawHeading, spec: SectionSpec): boolean {
  return heading.form === 'bold' || heading.level === spec.level || spec.otherLevels.includes(heading.level);
}

/**
 * Each section of the layout goes to the heading that names it best. Further headings of the same name are the same section
 * again (a duplicate), if they stand at its level; elsewhere they are topics that happen to be called so.
 */
function assign(headings: readonly RawHeading[], specs: readonly SectionSpec[]): Map<RawHeading, Claim> {
  const claims: Claim[] = [];
  const match = matcherOf(specs);
  for (const heading of headings) {
    const found = match(heading.name);
    if (!found) continue;
    const { spec, match: how } = found;
    const atLevel = isAtLevel(heading, spec);
    const doubtful = how === 'near' || how === 'former';
    if (doubtful && !atLevel && !heading.ordinal && heading.level > spec.level) continue;
    claims.push({ spec, match: how, heading, rank: RANKS.indexOf(how) * 2 + (atLevel ? 0 : 1) });
  }
  claims.sort((a, b) => a.rank - b.rank || a.heading.index - b.heading.index);
  const taken = new Map<RawHeading, Claim>();
  const given = new Map<SectionSpec, Claim>();
  for (const claim of claims) {
    const first = given.get(claim.spec);
    if (
      first &&
      (claim.match === 'near' ||
        (!isAtLevel(claim.heading, claim.spec) && claim.heading.level !== first.heading.level))
    ) {
      continue;
    }
    if (!first) given.set(claim.spec, claim);
    taken.set(claim.heading, claim);
  }
  return taken;
}

/** A bold line has the level of the section that it names; one with an ordinal is a section of the notes, others are topics. */
function levelOf({ form, level, ordinal }: RawHeading, claim: Claim | undefined): number {
  return form === 'bold' ? (claim?.spec.level ?? (ordinal ? 3 : 4)) : level;
}

type Draft = { -readonly [Key in keyof Section]: Section[Key] } & { children: Section[] };

function link(
  source: SourceText,
  root: { readonly children: Blocks },
  headings: readonly RawHeading[],
  claims: ReadonlyMap<RawHeading, Claim>,
): readonly Section[] {
  const open: Draft[] = [];
  const levels = headings.map((heading) => levelOf(heading, claims.get(heading)));
  const following = followingOf(levels);
  return headings.map((heading, position) => {
    const level = levels[position] ?? heading.level;
    const next = headings[position + 1];
    const end = headings[following[position] ?? headings.length]?.span.start ?? source.text.length;
    const claim = claims.get(heading);
    const section: Draft = {
      form: heading.form,
      level,
      heading: heading.span,
      label: heading.label,
      name: heading.name,
      span: { start: heading.span.start, end },
      body: { start: heading.span.end, end: next?.span.start ?? source.text.length },
      blockRange: { start: heading.index + 1, end: next?.index ?? root.children.length },
      children: [],
    };
    if (heading.ordinal) section.ordinal = heading.ordinal;
    if (claim) {
      section.spec = claim.spec;
      section.match = claim.match;
    }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1);
    if (parent) {
      section.parent = parent;
      parent.children.push(section);
    }
    open.push(section);
    return section;
  });
}

/** For each of some levels that stand one behind the other the number of the next that is the same or higher; how many there are where none is. */
export function followingOf(levels: readonly number[]): readonly number[] {
  const following = levels.map(() => levels.length);
  const open: number[] = [];
  for (const [index, level] of levels.entries()) {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if ((levels[last] ?? level) < level) break;
      following[last] = index;
      open.pop();
    }
    open.push(index);
  }
  return following;
}

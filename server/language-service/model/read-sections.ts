import type { Layout, SectionSpec } from '../profiles/profile.ts';
import { matcherOf } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Blocks } from '../syntax/pieces.ts';
import { lengthOf, type SourceText } from '../text/source-text.ts';
import type { Section, SectionMatch } from './minutes.ts';
import type { RawHeading } from './read-headings.ts';

/** A section that a heading names. */
interface Claim {
  readonly spec: SectionSpec;
  readonly match: SectionMatch;
  /** The lower, the more certain. */
  readonly rank: number;
}

interface HeadingClaim extends Claim {
  readonly heading: RawHeading;
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

/** A heading, or the section that it became. */
type Leveled = Pick<RawHeading, 'form' | 'level'>;

/** Whether a heading stands at a level that the layout allows the section; a bold line stands at any. */
export function isAtLevel(heading: Leveled, spec: SectionSpec): boolean {
  return heading.form === 'bold' || heading.level === spec.level || spec.otherLevels.includes(heading.level);
}

/** How certain a heading is to be a section that it names; the lower, the more. */
export function rankOf(heading: Leveled, spec: SectionSpec, match: SectionMatch): number {
  return RANKS.indexOf(match) * 2 + (isAtLevel(heading, spec) ? 0 : 1);
}

/** Which section a heading names, whatever others do. */
export function claimOf(heading: RawHeading, sectionOf: ReturnType<typeof matcherOf>): Claim | undefined {
  const found = sectionOf(heading.name);
  if (!found) return undefined;
  const { spec, match } = found;
  const doubtful = match === 'near' || match === 'former';
  if (doubtful && !isAtLevel(heading, spec) && !heading.ordinal && heading.level > spec.level)
    return undefined;
  return { spec, match, rank: rankOf(heading, spec, match) };
}

/** Whether a heading that names a section is that section although another one, `first`, names it better. */
export function isOnceMore({ spec, match }: Claim, heading: Leveled, first: Leveled): boolean {
  return match !== 'near' && (isAtLevel(heading, spec) || heading.level === first.level);
}

/**
 * Each section of the layout goes to the heading that names it best. Further headings of the same name are the same section
 * again (a duplicate), if they stand at its level; elsewhere they are topics that happen to be called so.
 */
function assign(headings: readonly RawHeading[], specs: readonly SectionSpec[]): Map<RawHeading, Claim> {
  const claims: HeadingClaim[] = [];
  const sectionOf = matcherOf(specs);
  for (const heading of headings) {
    const claim = claimOf(heading, sectionOf);
    if (claim) claims.push({ ...claim, heading });
  }
  claims.sort((a, b) => a.rank - b.rank || a.heading.index - b.heading.index);
  const taken = new Map<RawHeading, Claim>();
  const given = new Map<SectionSpec, RawHeading>();
  for (const claim of claims) {
    const first = given.get(claim.spec);
    if (first && !isOnceMore(claim, claim.heading, first)) continue;
    if (!first) given.set(claim.spec, claim.heading);
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
    const end = headings[following[position] ?? headings.length]?.span.start ?? lengthOf(source);
    const claim = claims.get(heading);
    const section: Draft = {
      form: heading.form,
      level,
      heading: heading.span,
      label: heading.label,
      name: heading.name,
      span: { start: heading.span.start, end },
      body: { start: heading.span.end, end: next?.span.start ?? lengthOf(source) },
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

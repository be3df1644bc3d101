import type { Layout, Profile, SectionRole, SectionSpec } from '../profiles/profile.ts';
import { matcherOf, matchSection } from '../profiles/section-name.ts';
import { sectionsOf, sectionsOfRole } from '../profiles/sections-of.ts';
import { indexOfPiece } from '../syntax/pieces.ts';
import { remember } from '../text/remember.ts';
import { holdsNothing } from './heading-tree.ts';
import type { Earlier, Minutes, Naming, Section } from './minutes.ts';
import { outlineOf, sectionAt } from './outline.ts';
import { headingsIn, type RawHeading } from './read-headings.ts';
import { claimOf, isOnceMore, rankOf } from './read-sections.ts';
import { doubts, MOST_WEIGHED } from './standing-sections.ts';
import { staysAtLevel, topicNames } from './wanted-levels.ts';

/** A heading that some layout calls by these is looked for, whatever the meeting's own layout knows. */
const LOOKED_FOR: readonly SectionRole[] = ['time', 'join'];
/** Of these sections the first is looked for. */
const SOUGHT: readonly SectionRole[] = ['agenda', 'content'];

/**
 * What the layout takes a heading for that is called otherwise than in `before`, a version before the change in which each section
 * of the layout has its heading. Undefined where another heading could become another thing by that, or the tree of the headings another
 * one, or where the heading itself stands for a section. `was` and `is` are the only heading of the passage, in the same form, at the same level and with the
 * same ordinal; their offsets do not count.
 */
export function renamedHeading(
  before: Earlier,
  passage: number,
  was: RawHeading,
  is: RawHeading,
): Naming | undefined {
  const { profile } = before;
  if ([was, is].some(({ name }) => name === '' || isLookedFor(profile, name))) return undefined;
  const { base, renamed } = before.since;
  const outline = outlineOf(base);
  const section = headedSection(base, passage);
  if (!section) return undefined;
  const from = renamed.get(passage) ?? section;
  const to = namingOf(base, section, is);
  if (!to || ![from, to].every((naming) => isNoRival(base, section, naming))) return undefined;
  const roles = [from, to].map(({ spec }) => spec?.role);
  if (from.spec !== to.spec) {
    if (SOUGHT.some((role) => roles.includes(role))) return undefined;
    if (roles.includes('questions') && holdsBoldLines(before, base, passage, section)) return undefined;
  }
  const isRepeated = ({ spec }: Naming, { name }: RawHeading): boolean =>
    spec !== undefined && outline.standing.get(spec)?.name === name;
  if (isRepeated(from, was) !== isRepeated(to, is) && !isBehindStray(base, section, renamed))
    return undefined;
  const topics = topicNames(profile);
  if (from.spec === to.spec && topics.has(was.name) === topics.has(is.name)) return to;
  const isTopic = topics.has(was.name) || topics.has(is.name);
  return [from, to].every(({ spec }) => isLevel(base, section, spec)) &&
    isAmongLevelTopics(base, section, isTopic, renamed)
    ? to
    : undefined;
}

/** Whether bold lines stand in a section, which the questions of a meeting may be. */
function holdsBoldLines(before: Earlier, base: Minutes, passage: number, { span }: Section): boolean {
  return before.passages
    .slice(passage, indexOfPiece(base.passages, span.end - 1) + 1)
    .some(({ piece }) => headingsIn(piece).some(({ form }) => form === 'bold'));
}

/** Whether a piece has one heading only that counts in the layout. */
export function hasOneHeading(headings: readonly RawHeading[], { boldHeadings }: Layout): boolean {
  return headings.filter(({ form }) => form !== 'bold' || boldHeadings).length === 1;
}

/** Whether a bold line of this name is no heading in the layout, nor the one that a section lacks. */
export function isNoHeading(before: Earlier, name: string): boolean {
  const { profile, layout, since } = before;
  if (layout.boldHeadings || isLookedFor(profile, name)) return false;
  const match = matchSection(name, lackingOf(since.base))?.match;
  return match !== 'name' && match !== 'alias';
}

/** The sections of the layout that no heading stands for. */
const lackingOf: (minutes: Minutes) => readonly SectionSpec[] = remember((minutes) => {
  const { standing } = outlineOf(minutes);
  return sectionsOf(minutes.layout).filter((spec) => !standing.has(spec));
});

function isLookedFor(profile: Profile, name: string): boolean {
  return LOOKED_FOR.some((role) => matchSection(name, sectionsOfRole(profile, role)) !== undefined);
}

/** The section that begins with the first heading of a passage. */
function headedSection(base: Minutes, passage: number): Section | undefined {
  const place = base.passages[passage];
  const heading = place && headingsIn(place.piece)[0];
  const start = heading && place.start + heading.span.start;
  const section = start === undefined ? undefined : sectionAt(base, start);
  return section?.heading.start === start ? section : undefined;
}

/** The headings that name a section of the layout. */
interface Contenders {
  /** The one that names it best, and how certain that is. */
  readonly first: Section;
  readonly rank: number;
  /** Those that are fittest to stand for it, and how many doubts there are about them. */
  readonly fittest: Section[];
  readonly doubts: number;
}

const contendersOf: (minutes: Minutes) => ReadonlyMap<SectionSpec, Contenders> = remember(({ sections }) => {
  const found = new Map<SectionSpec, Contenders>();
  for (const section of sections) {
    const { spec, match } = section;
    if (!spec || !match) continue;
    const rank = rankOf(section, spec, match);
    const own = doubts(section, spec, match);
    const known = found.get(spec) ?? { first: section, rank, fittest: [], doubts: own };
    const fittest = own < known.doubts ? [] : known.fittest;
    if (own <= known.doubts) fittest.push(section);
    found.set(spec, {
      first: rank < known.rank ? section : known.first,
      rank: Math.min(rank, known.rank),
      fittest,
      doubts: Math.min(own, known.doubts),
    });
  }
  return found;
});

/** What the layout takes a heading for where a section stands; undefined where no other heading is surely better. */
function namingOf(base: Minutes, section: Section, heading: RawHeading): Naming | undefined {
  const claim = claimOf(heading, matcherOf(sectionsOf(base.layout)));
  if (!claim) return {};
  const contenders = contendersOf(base).get(claim.spec);
  if (!contenders) return undefined;
  const { first, rank } = contenders;
  const isBehind = rank === claim.rank && first.heading.start < section.heading.start;
  if (rank >= claim.rank && !isBehind) return undefined;
  return isOnceMore(claim, heading, first) ? { spec: claim.spec, match: claim.match } : {};
}

/** Whether all that stand for sections, and are weighed for it, are the same with a heading of this name and without. */
function isNoRival(base: Minutes, section: Section, { spec, match }: Naming): boolean {
  if (!spec) return true;
  const contenders = contendersOf(base).get(spec);
  if (!contenders || contenders.first === section) return false;
  const own = doubts(section, spec, match);
  if (own !== contenders.doubts) return own > contenders.doubts;
  const last = contenders.fittest[MOST_WEIGHED - 1];
  return last !== undefined && last.heading.start < section.heading.start;
}

/** Whether a heading stands behind one that is there twice, so that those behind it stand in the same tree whether it is there twice or not. */
function isBehindStray(base: Minutes, section: Section, renamed: ReadonlyMap<number, Naming>): boolean {
  const { sections } = base;
  const { specs, repeated } = outlineOf(base);
  const index = sections.indexOf(section);
  if (holdsNothing(section, sections[index + 1], specs)) return false;
  for (let at = index - 1; at >= 0; at--) {
    const each = sections[at];
    if (!each || specs.has(each)) return false;
    const isStray = repeated.has(each) && !isRenamed(base, each, renamed);
    if (isStray && !holdsNothing(each, sections[at + 1], specs)) return true;
  }
  return false;
}

function isRenamed(
  { passages }: Minutes,
  { heading }: Section,
  renamed: ReadonlyMap<number, Naming>,
): boolean {
  return renamed.size > 0 && renamed.has(indexOfPiece(passages, heading.start));
}

/** Whether a heading stands where it should as this section of the layout, and not too deep as none. */
function isLevel(base: Minutes, section: Section, spec: SectionSpec | undefined): boolean {
  const { specs, levels, parents } = outlineOf(base);
  if (levels.has(section) || !staysAtLevel(base, specs, base.sections.indexOf(section), spec)) return false;
  const parent = parents.get(section);
  if (!parent || parent.form === 'bold') return true;
  return section.level <= (levels.get(parent) ?? parent.level) + 1;
}

/**
 * Whether all known topics around a heading stand at one level, with itself where it is one, as far as it may matter whose they are, and
 * nothing there is shifted: then they stay at it.
 */
function isAmongLevelTopics(
  base: Minutes,
  section: Section,
  isTopic: boolean,
  renamed: ReadonlyMap<number, Naming>,
): boolean {
  const { sections, profile } = base;
  const { specs, shifted } = outlineOf(base);
  const topics = topicNames(profile);
  const isEnd = (each: Section): boolean =>
    each !== section && (specs.has(each) || each.spec !== undefined) && !isRenamed(base, each, renamed);
  const index = sections.indexOf(section);
  const from = Math.max(0, sections.slice(0, index).findLastIndex(isEnd));
  const behind = sections.findIndex((each, at) => at > index && isEnd(each));
  const around = sections.slice(from, behind < 0 ? undefined : behind);
  for (let each = around[0]; each; each = each.parent) if (shifted.has(each)) return false;
  const isOne = (each: Section): boolean =>
    each === section ? isTopic : topics.has(each.name) || isRenamed(base, each, renamed);
  const levels = new Set(around.filter(isOne).map(({ level }) => level));
  return levels.size <= 1 && !around.some((each) => shifted.has(each));
}

import type { Layout, SectionSpec } from '../profiles/profile.ts';
import { matchSection } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import { lineAt } from '../text/source-text.ts';
import type { Minutes, Section } from './minutes.ts';
import { type RawHeading, readHeadings } from './read-headings.ts';
import { renamedSections } from './renamed-sections.ts';
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
  /** Bold lines that name a section of the layout which no heading stands for. */
  readonly bold: ReadonlyMap<SectionSpec, RawHeading>;
  /** The level at which each heading should stand. */
  readonly levels: ReadonlyMap<Section, number>;
  /** Headings at a wrong level of their own, each with those that shift along. */
  readonly shifted: ReadonlyMap<Section, readonly Section[]>;
  readonly parents: ReadonlyMap<Section, Section>;
  /** In the order of the text; those without a parent are under `undefined`. */
  readonly children: ReadonlyMap<Section | undefined, readonly Section[]>;
}

const known = new WeakMap<Minutes, Outline>();

export function outlineOf(minutes: Minutes): Outline {
  let outline = known.get(minutes);
  if (!outline) {
    outline = read(minutes);
    known.set(minutes, outline);
  }
  return outline;
}

function read(minutes: Minutes): Outline {
  const named = standingSections(minutes);
  const renamed = renamedSections(minutes, named);
  const standing = new Map([...named, ...renamed]);
  const specs = new Map([...standing].map(([spec, section]) => [section, spec]));
  const { levels, shifted } = wantedLevels(minutes, specs);
  return {
    standing,
    specs,
    renamed: new Set(renamed.values()),
    repeated: repeatedSections(minutes, standing),
    bold: boldSections(minutes, standing),
    levels,
    shifted,
    ...tree(minutes.sections, levels),
  };
}

/** Of the headings that name a section, the best named one; a right level, and then the earlier place, decide. */
function standingSections({ sections }: Minutes): Map<SectionSpec, Section> {
  const ranks = ['name', 'alias', 'former', 'near'];
  const rank = (section: Section, spec: SectionSpec): number =>
    ranks.indexOf(section.match ?? 'near') * 2 + (isAllowedLevel(section, spec) ? 0 : 1);
  const standing = new Map<SectionSpec, Section>();
  for (const section of sections) {
    const { spec } = section;
    const other = spec && standing.get(spec);
    if (spec && (!other || rank(section, spec) < rank(other, spec))) standing.set(spec, section);
  }
  return standing;
}

/** Whether a heading stands at a level that the layout allows the section; a bold line has no level. */
export function isAllowedLevel(section: Section, spec: SectionSpec): boolean {
  return section.form === 'bold' || section.level === spec.level || spec.otherLevels.includes(section.level);
}

function repeatedSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): Map<Section, Section> {
  const repeated = new Map<Section, Section>();
  for (const section of minutes.sections) {
    const first = section.spec && standing.get(section.spec);
    if (first && first !== section && first.name === section.name) repeated.set(section, first);
  }
  return repeated;
}

function boldSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): Map<SectionSpec, RawHeading> {
  const found = new Map<SectionSpec, RawHeading>();
  if (minutes.layout.boldHeadings) return found;
  const specs = sectionsOf(minutes.layout).filter((spec) => !standing.has(spec));
  for (const heading of readHeadings(minutes.source, minutes.tree)) {
    if (heading.form !== 'bold') continue;
    const naming = matchSection(heading.name, specs);
    if (naming && (naming.match === 'name' || naming.match === 'alias') && !found.has(naming.spec)) {
      found.set(naming.spec, heading);
    }
  }
  return found;
}

function tree(
  sections: readonly Section[],
  levels: ReadonlyMap<Section, number>,
): Pick<Outline, 'parents' | 'children'> {
  const parents = new Map<Section, Section>();
  const children = new Map<Section | undefined, Section[]>([[undefined, []]]);
  const open: Section[] = [];
  const levelOf = (section: Section | undefined): number =>
    section ? (levels.get(section) ?? section.level) : 0;
  for (const section of sections) {
    children.set(section, []);
    while (open.length > 0 && levelOf(open.at(-1)) >= levelOf(section)) open.pop();
    const parent = open.at(-1);
    if (parent) parents.set(section, parent);
    children.get(parent)?.push(section);
    open.push(section);
  }
  return { parents, children };
}

/** The section of the layout in which another one belongs; undefined for those that stand for themselves. */
export function parentSpec(layout: Layout, spec: SectionSpec): SectionSpec | undefined {
  return sectionsOf(layout).find(({ sections }) => sections.includes(spec));
}

/** Where the line begins on which a heading stands. */
export function headingStart(minutes: Minutes, section: Section): number {
  return minutes.source.lineStarts[lineAt(minutes.source, section.heading.start)] ?? section.heading.start;
}

/** Where a section with all that belongs to it ends, each heading taken at its right level: the next heading's line, or the text's end. */
export function subtreeEnd(minutes: Minutes, section: Section): number {
  const { levels } = outlineOf(minutes);
  const level = levels.get(section) ?? section.level;
  const next = minutes.sections.find(
    (each) => each.heading.start > section.heading.start && (levels.get(each) ?? each.level) <= level,
  );
  return next ? headingStart(minutes, next) : minutes.source.text.length;
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
  let low = -1;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.heading.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return sections[low];
}

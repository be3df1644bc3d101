import type { Profile, SectionSpec } from '../profiles/profile.ts';
import { normaliseName } from '../profiles/section-name.ts';
import { least } from '../text/extremes.ts';
import { remember } from '../text/remember.ts';
import type { Minutes, Section } from './minutes.ts';

export interface WantedLevels {
  /** Headings that stand right may be left out. */
  readonly levels: ReadonlyMap<Section, number>;
  /** Headings at a wrong level of their own, each with those that shift along. */
  readonly shifted: ReadonlyMap<Section, readonly Section[]>;
}

/**
 * The level at which each heading should stand: a section of the layout at one of its own, a level-1 topic inside the notes one
 * below their heading, a topic that the profile knows beside the other ones under a numbered section, and what stands under a heading that shifts is shifted along. All others stay where they are.
 */
export function wantedLevels(minutes: Minutes, specs: ReadonlyMap<Section, SectionSpec>): WantedLevels {
  const { sections, title } = minutes;
  const notes = notesOf(specs);
  const wanted = new Map<Section, number>();
  const shifted = new Map<Section, readonly Section[]>();
  const topics = topicLevels(minutes, specs);
  for (const [index, section] of sections.entries()) {
    if (wanted.has(section)) continue;
    const isTitle =
      title !== undefined &&
      section.heading.start <= title.span.start &&
      title.span.end <= section.heading.end;
    const spec = specs.get(section) ?? section.spec;
    const level = isTitle
      ? section.level
      : (topics.get(section) ?? ownLevel(section, spec, notes, sections[index + 1]));
    if (level === section.level) continue;
    wanted.set(section, level);
    const inner =
      spec || section.level === 1 || topics.has(section)
        ? ownHeadings(sections, index, level, (each) => specs.has(each) || topics.has(each))
        : [];
    const highest = inner.reduce((least, each) => Math.min(least, each.level), 7);
    // One heading whose marks were mistyped has its topics at the right level already.
    const shift = level > section.level && highest > level ? 0 : level - section.level;
    for (const each of inner) wanted.set(each, Math.min(Math.max(each.level + shift, 1), 6));
    shifted.set(section, shift === 0 ? [] : inner);
  }
  return { levels: wanted, shifted };
}

/** The names of the topics that come back, as `normaliseName` writes them. */
export const topicNames: (profile: Profile) => ReadonlySet<string> = remember(
  ({ topics }) => new Set(topics.flatMap(({ name, aliases }) => [name, ...aliases]).map(normaliseName)),
);

/**
 * Known topics under a numbered section stand beside each other, one level below it. Where only one stands there, nothing tells
 * how deep it was meant to be. Those that leave a level out are not among them.
 */
function topicLevels(minutes: Minutes, specs: ReadonlyMap<Section, SectionSpec>): Map<Section, number> {
  const { sections, profile } = minutes;
  const names = topicNames(profile);
  const levels = new Map<Section, number>();
  let owner: SectionSpec | undefined;
  let found: Section[] = [];
  const settle = (): void => {
    if (!owner?.numbered || found.length < 2) return;
    const above = owner.level;
    const level = least(found.map((each) => each.level).filter((each) => each > above));
    if (level > above + 1) return;
    for (const [index, each] of found.entries()) {
      // A level left out is another rule's matter.
      const inTopic =
        each.level === level + 1 && found.slice(0, index).some((other) => other.level === level);
      if (inTopic || each.level <= above || each.level === level) levels.set(each, level);
    }
  };
  for (const section of sections) {
    const spec = specs.get(section) ?? section.spec;
    const own = spec === undefined && section.ordinal !== undefined && section.level <= (owner?.level ?? 0);
    if (spec || own) {
      settle();
      owner = spec;
      found = [];
    } else if (section.form !== 'bold' && names.has(section.name)) found.push(section);
  }
  settle();
  return levels;
}

interface Notes {
  readonly level: number;
  readonly start: number;
  /** Where the last section begins that belongs into the notes and is numbered: a topic before it is surely inside. */
  readonly lastInner: number;
}

function notesOf(specs: ReadonlyMap<Section, SectionSpec>): Notes | undefined {
  const [section, spec] = [...specs].find(([, { role }]) => role === 'content') ?? [];
  if (!section || !spec) return undefined;
  const inner = [...specs].filter(([, each]) => each.numbered && spec.sections.includes(each));
  const lastInner = Math.max(...inner.map(([{ heading }]) => heading.start), 0);
  return { level: spec.level, start: section.heading.start, lastInner };
}

function ownLevel(
  section: Section,
  spec: SectionSpec | undefined,
  notes: Notes | undefined,
  next: Section | undefined,
): number {
  if (section.form === 'bold') return section.level;
  if (spec) {
    const allowed = section.level === spec.level || spec.otherLevels.includes(section.level);
    return allowed ? section.level : spec.level;
  }
  const { start } = section.heading;
  if (!notes || start < notes.start) return section.level;
  if (section.level === 1) return notes.level + 1;
  if (section.level > notes.level || start > notes.lastInner) return section.level;
  return next && !next.spec && next.level > notes.level ? next.level : notes.level + 2;
}

/** Whether a heading stands at its level, and those before it where they stand, whether or not it is a section of the layout. */
export function staysAtLevel(
  { sections }: Minutes,
  specs: ReadonlyMap<Section, SectionSpec>,
  index: number,
  spec: SectionSpec | undefined,
): boolean {
  const notes = notesOf(specs);
  const section = sections[index];
  const before = sections[index - 1];
  if (!section || ownLevel(section, spec, notes, undefined) !== section.level) return false;
  return !before || specs.has(before) || ownLevel(before, undefined, notes, undefined) === before.level;
}

/** The headings that belong to a shifted one: those below it up to the next whose level is known or the next that would stand beside it. */
function ownHeadings(
  sections: readonly Section[],
  index: number,
  level: number,
  isSettled: (section: Section) => boolean,
): Section[] {
  const head = sections[index];
  const inner: Section[] = [];
  for (let next = index + 1; next < sections.length; next++) {
    const section = sections[next];
    if (!head || !section) break;
    const beside =
      section.level === level && section.ordinal && section.ordinal.style === head.ordinal?.style;
    if (section.level <= head.level || section.form === 'bold') break;
    if (isSettled(section) || section.spec || beside) break;
    inner.push(section);
  }
  return inner;
}

import type { SectionSpec } from '../profiles/profile.ts';
import type { Minutes, Section } from './minutes.ts';

export interface WantedLevels {
  readonly levels: ReadonlyMap<Section, number>;
  /** Headings at a wrong level of their own, each with those that shift along. */
  readonly shifted: ReadonlyMap<Section, readonly Section[]>;
}

/**
 * The level at which each heading should stand: a section of the layout at one of its own, a level-1 topic inside the notes one
 * below their heading, and what stands under a heading that shifts is shifted along. All others stay where they are.
 */
export function wantedLevels(minutes: Minutes, specs: ReadonlyMap<Section, SectionSpec>): WantedLevels {
  const { sections, title } = minutes;
  const content = [...specs].find(([, { role }]) => role === 'content');
  const wanted = new Map<Section, number>();
  const shifted = new Map<Section, readonly Section[]>();
  for (const [index, section] of sections.entries()) {
    if (wanted.has(section)) continue;
    const isTitle =
      title !== undefined &&
      section.heading.start <= title.span.start &&
      title.span.end <= section.heading.end;
    const level = isTitle ? section.level : ownLevel(section, specs.get(section) ?? section.spec, content);
    wanted.set(section, level);
    if (level === section.level) continue;
    const inner = ownHeadings(sections, index, level, specs);
    const highest = Math.min(...inner.map((each) => each.level));
    // One heading whose marks were mistyped has its topics at the right level already.
    const shift = level > section.level && highest > level ? 0 : level - section.level;
    for (const each of inner) wanted.set(each, Math.min(Math.max(each.level + shift, 1), 6));
    shifted.set(section, shift === 0 ? [] : inner);
  }
  return { levels: wanted, shifted };
}

function ownLevel(
  section: Section,
  spec: SectionSpec | undefined,
  content: readonly [Section, SectionSpec] | undefined,
): number {
  if (section.form === 'bold') return section.level;
  if (spec)
    return section.level === spec.level || spec.otherLevels.includes(section.level)
      ? section.level
      : spec.level;
  const inNotes = content !== undefined && content[0].heading.start < section.heading.start;
  return section.level === 1 && inNotes ? content[1].level + 1 : section.level;
}

/** The headings that belong to a shifted one: those below it up to the next section of the layout or the next that would stand beside it. */
function ownHeadings(
  sections: readonly Section[],
  index: number,
  level: number,
  specs: ReadonlyMap<Section, SectionSpec>,
): Section[] {
  const head = sections[index];
  const inner: Section[] = [];
  for (let next = index + 1; next < sections.length; next++) {
    const section = sections[next];
    if (!head || !section) break;
    const beside =
      section.level === level && section.ordinal && section.ordinal.style === head.ordinal?.style;
    if (section.level <= head.level || section.form === 'bold') break;
    if (specs.has(section) || section.spec || beside) break;
    inner.push(section);
  }
  return inner;
}

import type { SectionSpec } from '../profiles/profile.ts';
import type { Minutes, Section, SectionMatch } from './minutes.ts';
import { rankOf } from './read-sections.ts';
import { outOfOrder } from './section-order.ts';

/** Of more headings that are as fit the first are weighed. */
export const MOST_WEIGHED = 10;

/**
 * For each section of the layout the heading that stands for it: the best named one, then one at a right level, then one with
 * something under it, then the one that is in order, then the first.
 */
export function standingSections(minutes: Minutes): ReadonlyMap<SectionSpec, Section> {
  const candidates = new Map<SectionSpec, Section[]>();
  for (const section of minutes.sections) {
    if (!section.spec) continue;
    const same = candidates.get(section.spec);
    if (same) same.push(section);
    else candidates.set(section.spec, [section]);
  }
  const standing = new Map<SectionSpec, Section>();
  const equal: [SectionSpec, Section[]][] = [];
  for (const [spec, sections] of candidates) {
    let least = Number.POSITIVE_INFINITY;
    let best: Section[] = [];
    for (const section of sections) {
      const own = doubts(section, spec, section.match);
      if (own < least) best = [];
      if (own <= least) best.push(section);
      least = Math.min(least, own);
    }
    if (best[0]) standing.set(spec, best[0]);
    if (best.length > 1) equal.push([spec, best]);
  }
  for (const [spec, sections] of equal) {
    let fewest = outOfOrder(minutes.layout, standing).size;
    for (const section of sections.slice(1, MOST_WEIGHED)) {
      if (fewest === 0) break;
      const other = outOfOrder(minutes.layout, new Map(standing).set(spec, section)).size;
      if (other < fewest) {
        standing.set(spec, section);
        fewest = other;
      }
    }
  }
  return standing;
}

/** How little a heading is fit to stand for a section of the layout that it names. */
export function doubts(section: Section, spec: SectionSpec, match: SectionMatch = 'near'): number {
  const { blockRange, children } = section;
  const empty = blockRange.start === blockRange.end && children.length === 0;
  return rankOf(section, spec, match) * 2 + (empty ? 1 : 0);
}

/** Further headings of the same words → the one that stands for the section. */
export function repeatedSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): ReadonlyMap<Section, Section> {
  const repeated = new Map<Section, Section>();
  for (const section of minutes.sections) {
    const first = section.spec && standing.get(section.spec);
    if (first && first !== section && first.name === section.name) repeated.set(section, first);
  }
  return repeated;
}

import type { SectionSpec } from '../profiles/profile.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Minutes, Section } from './minutes.ts';
import { outlineOf } from './outline.ts';

/**
 * The sections that have to move so that all stand in the layout's order: as few as possible, and rather a section than the one
 * that holds it.
 */
export function misplacedSections(minutes: Minutes): ReadonlySet<Section> {
  const { standing } = outlineOf(minutes);
  const specs = sectionsOf(minutes.layout);
  const present = [...standing].sort(([, a], [, b]) => a.heading.start - b.heading.start);
  const kept = heaviestRise(present.map(([spec]) => ({ rank: specs.indexOf(spec), weight: weightOf(spec) })));
  return new Set(present.flatMap(([, section], index) => (kept.has(index) ? [] : [section])));
}

function weightOf(spec: SectionSpec): number {
  return spec.sections.length > 0 ? 2 : 1;
}

/** The indices of the heaviest subsequence whose ranks rise. */
function heaviestRise(
  entries: readonly { readonly rank: number; readonly weight: number }[],
): ReadonlySet<number> {
  const best: { weight: number; before: number }[] = [];
  let last = -1;
  for (const [index, { rank, weight }] of entries.entries()) {
    let before = -1;
    for (let each = 0; each < index; each++) {
      const lower = (entries[each]?.rank ?? 0) < rank;
      if (lower && (best[each]?.weight ?? 0) > (best[before]?.weight ?? 0)) before = each;
    }
    best.push({ weight: weight + (best[before]?.weight ?? 0), before });
    if ((best[index]?.weight ?? 0) > (best[last]?.weight ?? 0)) last = index;
  }
  const kept = new Set<number>();
  for (let index = last; index >= 0; index = best[index]?.before ?? -1) kept.add(index);
  return kept;
}

import type { Layout, SectionSpec } from '../profiles/profile.ts';
import type { Span } from '../text/span.ts';
import type { Section } from './minutes.ts';

type Standing = ReadonlyMap<SectionSpec, Section>;

/**
 * The sections that have to move so that all stand in the layout's order: as few as possible, and rather one without sections in
 * it. A section moves with all that is in it, so that each list of sections is judged for itself; a section outside the one that
 * should hold it is out of order too.
 */
export function outOfOrder(layout: Layout, standing: Standing): ReadonlySet<Section> {
  const misplaced = new Set<Section>();
  judge(layout.sections, { start: 0, end: Number.POSITIVE_INFINITY }, standing, misplaced);
  return misplaced;
}

/** `range` is where the section begins that should hold them, and the next one beside it. */
function judge(
  specs: readonly SectionSpec[],
  range: Span,
  standing: Standing,
  misplaced: Set<Section>,
): void {
  const present = specs.flatMap((spec, rank) => {
    const section = standing.get(spec);
    const weight = spec.sections.some((each) => standing.has(each)) ? 1.5 : 1;
    return section ? [{ spec, section, rank, weight, start: section.heading.start }] : [];
  });
  const inside = present
    .filter(({ start }) => range.start <= start && start < range.end)
    .sort((a, b) => a.start - b.start);
  const kept = heaviestRise(inside);
  const settled = inside.filter((_, index) => kept.has(index));
  for (const each of present) if (!settled.includes(each)) misplaced.add(each.section);
  for (const each of present) {
    const next = settled.find(({ start }) => start > each.start);
    const inner = each.spec.sections.flatMap((spec) => standing.get(spec)?.heading.start ?? []);
    const previous = settled.findLast(({ start }) => start < each.start)?.start ?? range.start - 1;
    const before = inner.filter((start) => previous < start && start < each.start).length;
    // A heading that moved away from over its sections goes back to them; they stay.
    const moved = before > 1 && before * 2 > inner.length;
    if (moved) misplaced.add(each.section);
    const isSettled = settled.includes(each) && !moved;
    const held = {
      start: isSettled ? each.start : 0,
      end: (isSettled && next?.start) || Number.POSITIVE_INFINITY,
    };
    judge(each.spec.sections, held, standing, misplaced);
  }
}

interface Ranked {
  readonly rank: number;
  readonly weight: number;
}

/** The indices of the heaviest subsequence whose ranks rise. */
function heaviestRise(entries: readonly Ranked[]): ReadonlySet<number> {
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

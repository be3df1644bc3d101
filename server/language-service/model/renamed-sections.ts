import type { Layout, SectionSpec } from '../profiles/profile.ts';
import { normaliseName } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Minutes, Section } from './minutes.ts';

/**
 * Headings that nobody would find by their words, and which yet are a section of the layout: they stand at its level, between
 * its neighbours, where it is missing, and share a word with one of its names that no other section has (社区 for
 * 开源社区活动和外部会议). A heading that only stands there is a section of the meeting's own.
 */
export function renamedSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): ReadonlyMap<SectionSpec, Section> {
  const specs = sectionsOf(minutes.layout);
  const found = new Map<SectionSpec, Section>();
  const taken = new Set<Section>(standing.values());
  for (const [index, spec] of specs.entries()) {
    if (!spec.required || spec.role === 'time' || standing.has(spec)) continue;
    const after = startOf(specs.slice(0, index), standing).at(-1) ?? -1;
    const before = startOf(specs.slice(index + 1), standing)[0] ?? Number.POSITIVE_INFINITY;
    const heading = minutes.sections.find(
      (section) =>
        section.form !== 'bold' &&
        section.spec === undefined &&
        !taken.has(section) &&
        (section.level === spec.level || spec.otherLevels.includes(section.level)) &&
        section.heading.start > after &&
        section.heading.start < before &&
        sharesWord(section.name, spec, minutes.layout),
    );
    if (!heading) continue;
    found.set(spec, heading);
    taken.add(heading);
  }
  return found;
}

function startOf(specs: readonly SectionSpec[], standing: ReadonlyMap<SectionSpec, Section>): number[] {
  return specs.flatMap((spec) => standing.get(spec)?.heading.start ?? []);
}

function sharesWord(name: string, spec: SectionSpec, layout: Layout): boolean {
  const others = sectionsOf(layout).filter((each) => each !== spec);
  const common = new Set(others.flatMap((each) => [each.name, ...each.aliases].flatMap(wordsOf)));
  const own = new Set([spec.name, ...spec.aliases, ...spec.formerNames].flatMap(wordsOf));
  return wordsOf(name).some((word) => own.has(word) && !common.has(word));
}

/** Chinese is not divided into words; every two neighbouring characters count as one. Latin words have three letters and more. */
function wordsOf(name: string): string[] {
  const words = normaliseName(name);
  const pairs = [...words].flatMap((char, index, all) => {
    const pair = `${char}${all[index + 1] ?? ''}`;
    return /^\p{Script=Han}{2}$/u.test(pair) ? [pair] : [];
  });
  return [...pairs, ...(words.match(/[a-z]{3,}/g) ?? [])];
}

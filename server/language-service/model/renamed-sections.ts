import type { SectionSpec } from '../profiles/profile.ts';
import { normaliseName } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Minutes, Section } from './minutes.ts';
import { isEvident } from './section-evidence.ts';

/**
 * Headings that nobody would find by their words, and which yet are a section of the layout: they stand at its level, beside its
 * neighbours, where it is missing, and are made for the greater part of one of its names (社区 for 开源社区活动和外部会议), or what stands
 * under them shows it. A heading that only stands there is a section of the meeting's own.
 */
export function renamedSections(
  minutes: Minutes,
  standing: ReadonlyMap<SectionSpec, Section>,
): ReadonlyMap<SectionSpec, Section> {
  const specs = sectionsOf(minutes.layout);
  const found = new Map<SectionSpec, Section>();
  const taken = new Set<Section>(standing.values());
  for (const [index, spec] of specs.entries()) {
    if (!spec.required || standing.has(spec) || !hasNeighbour(minutes, spec, standing)) continue;
    const after = startsOf(specs.slice(0, index), standing).at(-1) ?? -1;
    const before = startsOf(specs.slice(index + 1), standing)[0] ?? Number.POSITIVE_INFINITY;
    const heading = minutes.sections.find(
      (section) =>
        section.form !== 'bold' &&
        section.spec === undefined &&
        !taken.has(section) &&
        (section.level === spec.level || spec.otherLevels.includes(section.level)) &&
        section.heading.start > after &&
        section.heading.start < before &&
        (isEvident(minutes, section, spec) || (spec.role !== 'time' && isKin(section.name, spec, specs))),
    );
    if (!heading) continue;
    found.set(spec, heading);
    taken.add(heading);
  }
  return found;
}

function startsOf(specs: readonly SectionSpec[], standing: ReadonlyMap<SectionSpec, Section>): number[] {
  return specs.flatMap((spec) => standing.get(spec)?.heading.start ?? []);
}

/** Whether a section that belongs beside it stands there. */
function hasNeighbour(
  minutes: Minutes,
  spec: SectionSpec,
  standing: ReadonlyMap<SectionSpec, Section>,
): boolean {
  const owner = sectionsOf(minutes.layout).find(({ sections }) => sections.includes(spec));
  const siblings = owner ? owner.sections : minutes.layout.sections;
  const level = siblings.flatMap((each) => standing.get(each)?.level ?? []);
  return level.some((each) => each === spec.level || spec.otherLevels.includes(each));
}

/** Whether most of a heading's characters are those of one of the section's names, among them a word that no other section has. */
function isKin(name: string, spec: SectionSpec, specs: readonly SectionSpec[]): boolean {
  const others = specs.filter((each) => each !== spec);
  const common = new Set(others.flatMap((each) => [each.name, ...each.aliases]).flatMap(pairsOf));
  const own = pairsOf(normaliseName(name)).filter((pair) => !common.has(pair));
  return [spec.name, ...spec.aliases, ...spec.formerNames].some((each) => {
    const words = normaliseName(each);
    const shared = [...name].filter((char) => words.includes(char)).length;
    return shared * 2 > name.length && pairsOf(words).some((pair) => own.includes(pair));
  });
}

/** Chinese is not divided into words; two neighbouring characters are taken for one. */
function pairsOf(name: string): string[] {
  const characters = [...normaliseName(name)];
  return characters.flatMap((char, index) => {
    const pair = `${char}${characters[index + 1] ?? ''}`;
    return /^\p{Script=Han}{2}$/u.test(pair) ? [pair] : [];
  });
}

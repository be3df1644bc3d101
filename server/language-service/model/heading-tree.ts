import type { SectionSpec } from '../profiles/profile.ts';
import type { Section } from './minutes.ts';

export interface HeadingTree {
  readonly parents: ReadonlyMap<Section, Section>;
  /** In the order of the text; those without a parent are under `undefined`. */
  readonly children: ReadonlyMap<Section | undefined, readonly Section[]>;
}

/**
 * The tree of the headings by the levels at which they should stand. A stray heading (a section in the wrong place, or there
 * twice) holds what follows up to the next section of the layout, which goes on where the list was left; one that nothing can
 * belong to holds nothing.
 */
export function headingTree(
  sections: readonly Section[],
  levels: ReadonlyMap<Section, number>,
  specs: ReadonlyMap<Section, SectionSpec>,
  stray: ReadonlySet<Section>,
): HeadingTree {
  const parents = new Map<Section, Section>();
  const children = new Map<Section | undefined, Section[]>([[undefined, []]]);
  let open: Section[] = [];
  let left: { readonly open: Section[]; readonly spec: SectionSpec | undefined } | undefined;
  const levelOf = (section: Section): number => levels.get(section) ?? section.level;
  for (const [index, section] of sections.entries()) {
    const spec = specs.get(section);
    if (left && spec && !left.spec?.sections.includes(spec)) {
      open = left.open;
      left = undefined;
    }
    const level = levelOf(section);
    const outer = open.filter((each) => levelOf(each) < level);
    const parent = outer.at(-1);
    if (parent) parents.set(section, parent);
    const beside = children.get(parent);
    if (beside) beside.push(section);
    else children.set(parent, [section]);
    if (stray.has(section)) {
      if (!spec && holdsNothing(section, sections[index + 1], specs)) continue;
      left ??= { open, spec };
    }
    open = [...outer, section];
  }
  return { parents, children };
}

/** Whether a heading that stands twice has nothing under it that is its own. */
export function holdsNothing(
  section: Section,
  next: Section | undefined,
  specs: ReadonlyMap<Section, SectionSpec>,
): boolean {
  if (section.blockRange.start < section.blockRange.end) return false;
  return !next || specs.has(next) || next.level !== section.level + 1;
}

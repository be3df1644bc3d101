import type { Layout, SectionSpec } from './profile.ts';

const known = new WeakMap<Layout, readonly SectionSpec[]>();

/** All sections of a layout, each before those inside it, in the order in which they should stand. */
export function sectionsOf(layout: Layout): readonly SectionSpec[] {
  let sections = known.get(layout);
  if (!sections) {
    sections = flatten(layout.sections);
    known.set(layout, sections);
  }
  return sections;
}

function flatten(sections: readonly SectionSpec[]): SectionSpec[] {
  return sections.flatMap((section) => [section, ...flatten(section.sections)]);
}

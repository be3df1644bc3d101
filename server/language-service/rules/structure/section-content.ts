import { isContent } from '../../model/is-content.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';
import { remember } from '../../text/remember.ts';

/** Whether nothing stands under a heading and under those in it. */
export function isEmpty(minutes: Minutes, section: Section): boolean {
  return emptySections(minutes).has(section);
}

/** All sections of which that is so, in the order of the text. */
export const emptySections: (minutes: Minutes) => ReadonlySet<Section> = remember((minutes) => {
  const { sections } = minutes;
  const { parents } = outlineOf(minutes);
  const empty: Section[] = [];
  const full = new Set<Section>();
  // What stands in a section stands behind its heading.
  for (let index = sections.length - 1; index >= 0; index--) {
    const section = sections[index];
    if (!section) continue;
    if (full.has(section) || hasContent(minutes, section)) {
      const parent = parents.get(section);
      if (parent) full.add(parent);
    } else empty.push(section);
  }
  return new Set(empty.reverse());
});

function hasContent({ blocks }: Minutes, { blockRange }: Section): boolean {
  return blocks.some(blockRange.start, blockRange.end, isContent);
}

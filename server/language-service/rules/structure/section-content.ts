import { isContent } from '../../model/is-content.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';

/** Whether nothing stands under a heading and under those in it. */
export function isEmpty(minutes: Minutes, section: Section): boolean {
  const { children } = outlineOf(minutes);
  const pending: Section[] = [section];
  for (let each = pending.pop(); each; each = pending.pop()) {
    if (hasContent(minutes, each)) return false;
    for (const inner of children.get(each) ?? []) pending.push(inner);
  }
  return true;
}

/** All sections of which that is so, in the order of the text. */
export function emptySections(minutes: Minutes): ReadonlySet<Section> {
  const { children } = outlineOf(minutes);
  const full = new Set<Section>();
  // What stands in a section stands behind its heading.
  for (const section of [...minutes.sections].reverse()) {
    const inner = children.get(section) ?? [];
    if (hasContent(minutes, section) || inner.some((each) => full.has(each))) full.add(section);
  }
  return new Set(minutes.sections.filter((section) => !full.has(section)));
}

function hasContent({ blocks }: Minutes, { blockRange }: Section): boolean {
  for (let index = blockRange.start; index < blockRange.end; index++) {
    const block = blocks.peek(index);
    if (block && isContent(block)) return true;
  }
  return false;
}

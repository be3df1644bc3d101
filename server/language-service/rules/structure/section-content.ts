import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';

/** Whether nothing stands under a heading and under those in it. Comments and link definitions are nothing, an image is something. */
export function isEmpty(minutes: Minutes, section: Section): boolean {
  const { children } = outlineOf(minutes);
  const pending: Section[] = [section];
  for (let each = pending.pop(); each; each = pending.pop()) {
    if (hasContent(minutes, each)) return false;
    for (const inner of children.get(each) ?? []) pending.push(inner);
  }
  return true;
}

function hasContent({ blocks }: Minutes, { blockRange }: Section): boolean {
  for (let index = blockRange.start; index < blockRange.end; index++) {
    const block = blocks.peek(index);
    const isContent =
      block?.type === 'html'
        ? !/^\s*<!--/.test(block.value)
        : block?.type !== 'definition' && block?.type !== 'thematicBreak';
    if (isContent) return true;
  }
  return false;
}

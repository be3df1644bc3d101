import type { RootContent } from 'mdast';
import type { Piece } from '../syntax/pieces.ts';
import { remember } from '../text/remember.ts';

/**
 * Whether something stands in a block: not in a comment, a link definition, a line across the page, or a list whose items hold nothing. An
 * image is something.
 */
export function isContent(block: RootContent): boolean {
  if (block.type === 'html') return !/^\s*<!--/.test(block.value);
  if (block.type === 'list') return block.children.some(({ children }) => children.some(isContent));
  return block.type !== 'definition' && block.type !== 'thematicBreak';
}

/** The numbers of a piece's blocks in which words may make something of nothing. */
export const hollowListsIn: (piece: Piece) => readonly number[] = remember(({ root }) =>
  root.children.flatMap((block, index) => (block.type === 'list' && !isContent(block) ? [index] : [])),
);

import type { Node, Nodes, RootContent } from 'mdast';
import type { TextChange } from './changed-stretch.ts';
import { countLineEnds } from './cut.ts';
import type { Labels } from './labels.ts';
import type { Segment } from './segment.ts';

/** Letters and digits are words for Markdown, wherever they stand among others. */
const LETTERS = /^[\p{L}\p{N}]{0,200}$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
/**
 * What may stand beside a word so that its letters mean nothing to Markdown: no mark of an address, a number of a list, an escape, a
 * character reference, a tag, a label or emphasis.
 */
const BORDER = /^[\s,，。、；：？！（）《》“”…]$/u;

/** Where words stand. Those of bare links are part of an address. */
const HOLDERS: ReadonlySet<Nodes['type']> = new Set([
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
]);

/**
 * A segment after letters in a word became others; undefined after any other change. What the parser would give is the same tree
 * with these letters in it: nothing in Markdown depends on which letters a word has that stands between blanks or Chinese marks, and
 * on how many, as long as it keeps its first. Offsets of the change count from the segment's start.
 */
export function typeLetters(segment: Segment, change: TextChange): Segment | undefined {
  const { start, end, text: letters } = change;
  const { text } = segment;
  if (!LETTERS.test(letters) || !LETTERS.test(text.slice(start, end))) return undefined;
  if (!isLetter(text, start - 1) || !isInWord(text, start, end)) return undefined;
  const path = findText(segment.children, start, end);
  const words = path?.at(-1);
  if (!path || words?.type !== 'text' || !isPlain(segment, path, change)) return undefined;
  const by = letters.length - (end - start);
  const from = words.position?.start.offset ?? 0;
  const value = words.value.slice(0, start - from) + letters + words.value.slice(end - from);
  // Not counted from the words: those behind a check box at the end of a line claim to begin on that line.
  const line = countLineEnds(text.slice(0, start)) + 1;
  return {
    ...segment,
    text: text.slice(0, start) + letters + text.slice(end),
    children: shift(segment.children, { at: end, by, line }, new Map([[words, value]])),
    labels: moveLabels(segment.labels, end, by),
  };
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && LETTER.test(text.charAt(at));
}

/** Whether a change leaves a word of letters between borders, which is no number of a list. */
function isInWord(text: string, start: number, end: number): boolean {
  let left = start - 1;
  while (isLetter(text, left - 1)) left--;
  let right = end;
  while (isLetter(text, right)) right++;
  const isBorder = (at: number): boolean => at < 0 || at >= text.length || BORDER.test(text.charAt(at));
  return isBorder(left - 1) && isBorder(right) && !/^\p{N}/u.test(text.charAt(left));
}

/** The text node that holds a character before an offset and all up to another, with what it stands in, the outermost first. */
function findText(
  children: readonly RootContent[],
  start: number,
  end: number,
): readonly Nodes[] | undefined {
  const path: Nodes[] = [];
  let siblings: readonly Nodes[] = children;
  for (;;) {
    const next = siblings.find(({ position }) => {
      const from = position?.start.offset;
      const to = position?.end.offset;
      return from !== undefined && to !== undefined && from < start && end <= to;
    });
    if (!next) return undefined;
    path.push(next);
    if (next.type === 'text') return path;
    if (!HOLDERS.has(next.type) || !('children' in next)) return undefined;
    siblings = next.children;
  }
}

/** Whether the words are as they stand in the text, and nothing beside them looks at their letters. */
function isPlain({ text, labels }: Segment, path: readonly Nodes[], { start, end }: TextChange): boolean {
  const slice = (node: Nodes): string => text.slice(node.position?.start.offset, node.position?.end.offset);
  const words = path.at(-1);
  if (words?.type !== 'text' || words.value !== slice(words)) return false;
  if (path.some((node) => node.type === 'link' && !slice(node).startsWith('['))) return false;
  const block = path.findLast(
    ({ type }) => type === 'paragraph' || type === 'heading' || type === 'tableCell',
  );
  if (!block) return false;
  const source = slice(block);
  // What looks like a tag, a definition or a check box might become one.
  if (source.includes('<') || source.startsWith('[')) return false;
  const from = block.position?.start.offset ?? 0;
  const isLabel = source.slice(0, start - from).includes('[') && source.slice(end - from).includes(']');
  return !isLabel || labels.defines.length + labels.found.length + labels.missed.length === 0;
}

/** From which offset on places move, how far, and on which line columns move with them. */
interface Shift {
  readonly at: number;
  readonly by: number;
  readonly line: number;
}

/** Blocks with their places moved, and the words of some nodes changed. Nodes that stay as they are are not copied. */
function shift(
  children: readonly RootContent[],
  { at, by, line }: Shift,
  values: ReadonlyMap<Node, string>,
): readonly RootContent[] {
  type Point = NonNullable<Node['position']>['start'];
  const movePoint = (point: Point): Point =>
    (point.offset ?? 0) < at
      ? point
      : {
          line: point.line,
          column: point.line === line ? point.column + by : point.column,
          offset: (point.offset ?? 0) + by,
        };
  const root: { children: Node[] } = { children: [...children] };
  const pending = [root];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    parent.children = parent.children.map((node) => {
      if (node.position && (node.position.end.offset ?? 0) < at) return node;
      const value = values.get(node);
      const twin: Node & { children?: Node[] } = {
        ...node,
        ...(value !== undefined && { value }),
        ...(node.position && {
          position: { start: movePoint(node.position.start), end: movePoint(node.position.end) },
        }),
      };
      if (twin.children) pending.push(twin as { children: Node[] });
      return twin;
    });
  }
  return root.children as RootContent[];
}

function moveLabels({ defines, found, missed }: Labels, at: number, by: number): Labels {
  const move = <Label extends { readonly at: number }>(list: readonly Label[]): readonly Label[] =>
    list.some((label) => label.at >= at)
      ? list.map((label) => (label.at < at ? label : { ...label, at: label.at + by }))
      : list;
  return { defines: move(defines), found: move(found), missed: move(missed) };
}

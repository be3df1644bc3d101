import type { List, ListItem, RootContent } from 'mdast';
import type { TextChange } from './changed-stretch.ts';
import { countLineEnds } from './cut.ts';
import { joinLabels, labelsIn } from './labels.ts';
import { parsePart } from './parse-part.ts';
import { copy, move } from './places.ts';
import { group, takeSentinel } from './read-segments.ts';
import type { Segment } from './segment.ts';

type Point = NonNullable<List['position']>['start'];

/** Not worth it where less of the segment need not be read. */
const LEAST_SPARED = 150;

/** A marker and the blanks behind it, and whether words follow. Where an item ends may depend on those of the next. */
const OPENING = /((?:[-+*]|\d{1,9}[.)])[ \t]*)([^\r\n])?/y;

/** The part of a segment that is read for a change in a list: whole items. */
interface Items {
  readonly list: List;
  /** The index of the list's block in its segment. */
  readonly block: number;
  /** The index of the first item; where it is 0, all before the list is read, too. */
  readonly first: number;
  /** The index behind the last item; where no item follows, all behind the list is read, too. */
  readonly next: number;
  readonly from: number;
  readonly to: number;
}

/** The items that a change in a list touches, and the words that stand there after it. */
export interface ChangedItems extends Items {
  readonly words: string;
  /** The whole text of the segment after it. */
  readonly text: string;
}

/** Finds the items of a list that a change in a segment touches; absent where reading them would not spare much. */
export function changedItems(segment: Segment, { start, end, text }: TextChange): ChangedItems | undefined {
  const items = itemsAround(segment, start, end);
  if (!items || segment.text.length - (items.to - items.from) < LEAST_SPARED) return undefined;
  const { from, to } = items;
  const words = segment.text.slice(from, start) + text + segment.text.slice(end, to);
  return { ...items, words, text: segment.text.slice(0, from) + words + segment.text.slice(to) };
}

function itemsAround(segment: Segment, start: number, end: number): Items | undefined {
  const block = segment.children.findLastIndex((child) => offsetOf(child) < start);
  const list = segment.children[block];
  if (list?.type !== 'list') return undefined;
  const items = list.children;
  // A change in the opening of an item touches the one before.
  const first = Math.max(
    0,
    items.findLastIndex((item) => isFlush(item) && openingEnd(segment.text, item) < start),
  );
  let next = items.findIndex((item, index) => index > first && offsetOf(item) >= end && isFlush(item));
  if (next < 0) next = items.length;
  const following = items[next];
  if (!following && first === 0) return undefined;
  const from = first === 0 ? 0 : offsetOf(items[first]);
  return { list, block, first, next, from, to: following ? offsetOf(following) : segment.text.length };
}

function offsetOf(node: RootContent | ListItem | undefined): number {
  return node?.position?.start.offset ?? 0;
}

function isFlush(item: ListItem): boolean {
  return item.position?.start.column === 1;
}

/**
 * The segment after a change in a list, with only the items read that the change touches. Where they end,
 * the parser, given the next item's opening, must see another item of the list begin. Absent where it is not so, and where the segment could be cut.
 */
export function readItems(
  segment: Segment,
  { list, block, first, next, from, to, words, text }: ChangedItems,
  defined: ReadonlyMap<string, number>,
): Segment | undefined {
  const inside = next < list.children.length;
  const sentinel = inside ? openingLike(segment.text, to) : segment.closed ? '#' : '';
  const { children, labels } = parsePart(words + sentinel, defined);
  if (inside ? !takeItem(children, words.length) : segment.closed && !takeSentinel(children, words.length)) {
    return undefined;
  }
  if (first > 0 && (offsetOf(children[0]) > 0 || (inside && children.length > 1))) return undefined;
  if (group(children, words, 0).length > 1) return undefined;
  const read = children.at(first > 0 ? 0 : -1);
  if (read?.type !== 'list' || !read.position || !list.position) return undefined;

  const head = first === 0 ? 0 : (list.children[first]?.position?.start.line ?? 1) - 1;
  move(children, { lines: head, offset: from });
  const lines = countLineEnds(words) - countLineEnds(segment.text.slice(from, to));
  const offset = words.length - (to - from);
  const behind = inside ? copy([...list.children.slice(next), ...segment.children.slice(block + 1)]) : [];
  move(behind, { lines, offset });
  const left = first > 0 ? list : read;
  const items = [
    ...list.children.slice(0, first),
    ...read.children,
    ...(behind.splice(0, list.children.length - next) as ListItem[]),
  ];
  const merged: List = {
    ...left,
    spread: isSpread(items),
    children: items,
    position: {
      start: left.position?.start ?? read.position.start,
      end: inside ? moved(list.position.end, lines, offset) : read.position.end,
    },
  };
  const before = first > 0 ? segment.children.slice(0, block) : children.slice(0, -1);
  const after = inside ? behind : children.slice(1);
  return {
    text,
    children: [...before, merged, ...after],
    lineEnds: segment.lineEnds + lines,
    closed: segment.closed,
    labels: joinLabels(
      labelsIn(segment.labels, 0, from, 0),
      labelsIn(labels, 0, words.length, from),
      labelsIn(segment.labels, to, segment.text.length, offset),
    ),
  };
}

/** Takes away the last item if it begins at an offset in the first column and is not alone in its list. */
function takeItem(children: readonly RootContent[], at: number): boolean {
  const list = children.at(-1);
  if (list?.type !== 'list' || list.children.length < 2) return false;
  const item = list.children.at(-1);
  const proven = item !== undefined && offsetOf(item) === at && isFlush(item);
  if (proven) list.children.pop();
  return proven;
}

function moved({ line, column, offset = 0 }: Point, lines: number, by: number): Point {
  return { line: line + lines, column, offset: offset + by };
}

function openingEnd(text: string, item: ListItem): number {
  return offsetOf(item) + (openingAt(text, offsetOf(item))?.[1]?.length ?? 0);
}

function openingAt(text: string, at: number): RegExpExecArray | null {
  OPENING.lastIndex = at;
  return OPENING.exec(text);
}

/** The opening of the item at an offset, with one word in the place of its own. */
function openingLike(text: string, at: number): string {
  const [, opening = '', words] = openingAt(text, at) ?? [];
  return words ? `${opening}x` : opening;
}

/** A list is spread where a blank line stands between two items. */
function isSpread(items: readonly ListItem[]): boolean {
  return items.some((item, index) => {
    const end = items[index - 1]?.position?.end.line;
    return end !== undefined && item.position !== undefined && item.position.start.line - end > 1;
  });
}

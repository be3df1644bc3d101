import type { Blockquote, List, ListItem, RootContent } from 'mdast';
import { compact } from '../../text/compact.ts';
import { type Line, type Point, type Position, pointAt, skipSpaces } from './row.ts';

/** A quote or an item of a list whose end is not known yet. */
export interface Container {
  readonly node: Blockquote | ListItem;
  /** The list of an item. */
  readonly list: List | undefined;
  /** `>`, the bullet, or what stands behind the number. */
  readonly marker: string;
  /** How far lines are indented that belong to an item, from where what holds it begins. */
  readonly width: number;
  /** Whether an item began with a blank line and a second one followed: nothing belongs to it any more. */
  over: boolean;
  /** Where the last `>` of a quote ends, with the blanks behind it if nothing else follows. */
  end: Point | undefined;
}

/** Where the words of a line begin. */
export interface Entrance {
  /** How many of the containers hold the line. */
  readonly held: number;
  /** The offset behind their marks and indents. */
  readonly base: number;
  /** The offset of the first character that is no blank; the line's end where there is none. */
  readonly from: number;
}

/** Finds which containers hold a line. Source: CommonMark 0.31, sections 5.1 and 5.2. */
export function enter(text: string, containers: readonly Container[], line: Line): Entrance {
  let base = line.start;
  let held = 0;
  let from = skipSpaces(text, base, line.end);
  for (const container of containers) {
    const blank = from === line.end;
    if (container.marker === '>') {
      if (blank || from - base >= 4 || text.charAt(from) !== '>') break;
      base = behindQuote(text, from, line.end);
      const words = skipSpaces(text, base, line.end);
      container.end = pointAt(line, words === line.end ? words : base);
    } else {
      if (container.over || (!blank && from - base < container.width)) break;
      base = Math.min(base + container.width, from);
    }
    held++;
    from = skipSpaces(text, base, line.end);
  }
  return { held, base, from };
}

/** The offset behind a `>` and the space that belongs to it. */
export function behindQuote(text: string, at: number, end: number): number {
  return at + 1 < end && text.charAt(at + 1) === ' ' ? at + 2 : at + 1;
}

/** Ends all containers but the first. */
export function closeContainers(containers: Container[], held: number): void {
  while (containers.length > held) {
    const container = containers.pop();
    if (container) close(container);
  }
}

function close({ node, list, end }: Container): void {
  const { position } = node;
  node.children = compact(node.children);
  const last = node.children.at(-1)?.position?.end;
  if (!position) return;
  if (last) position.end = { ...last };
  if (end && (end.offset ?? 0) > (position.end.offset ?? 0)) position.end = { ...end };
  if (node.type !== 'listItem') return;
  node.spread = node.children.some((child, index) => isApart(node.children[index - 1], child));
  if (list?.position) list.position.end = { ...position.end };
}

/** Whether a blank line stands between two blocks. */
function isApart(before: RootContent | undefined, block: RootContent): boolean {
  return (block.position?.start.line ?? 0) - (before?.position?.end.line ?? Number.POSITIVE_INFINITY) > 1;
}

/** Whether one of the containers is a quote. */
export function isInQuote(containers: readonly Container[]): boolean {
  return containers.some(({ marker }) => marker === '>');
}

/** A list that has no items yet. */
export function createList({ start, end }: Position, number: string | undefined): List {
  return {
    type: 'list',
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children: [],
    position: { start: { ...start }, end: { ...end } },
  };
}

/** Adds an item to a list. */
export function addItem(list: List, position: Position): ListItem {
  const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [], position };
  if (isApart(list.children.at(-1), item)) list.spread = true;
  list.children.push(item);
  return item;
}

import type { Node, Root, RootContent } from 'mdast';
import { isSame } from '../text/remember.ts';
import type { DocumentTree, Segment } from './document-tree.ts';

/** A heading with what stands under it up to the next heading, or what stands above the first: read by itself. */
export interface Piece {
  readonly text: string;
  /** Places count from the piece: line 1, column 1, offset 0 is its first character. */
  readonly root: Root;
  readonly lineEnds: number;
}

/** A piece with its place in the document. The same piece may stand in several places. */
export interface PlacedPiece {
  readonly piece: Piece;
  /** The offset of its first character. */
  readonly start: number;
  /** Its first line, 0-based. */
  readonly line: number;
  /** How many blocks stand before it. */
  readonly block: number;
}

/** The blocks of a document, as far as somebody asks for them. */
export interface Blocks extends Pick<readonly RootContent[], 'length' | 'slice'> {
  /** A block as its piece has it: with places that count from the piece. Costs nothing. */
  peek(index: number): RootContent | undefined;
}

/** The document's blocks with their places in it. Only what is asked for is made. */
export function blocksOf(pieces: readonly PlacedPiece[]): Blocks {
  const made = new Map<PlacedPiece, readonly RootContent[]>();
  const blocksIn = (placed: PlacedPiece): readonly RootContent[] => {
    const { piece, start, line } = placed;
    const blocks = made.get(placed) ?? piece.root.children.map((child) => movedNode(child, start, line));
    made.set(placed, blocks);
    return blocks;
  };
  const last = pieces.at(-1);
  const length = last ? last.block + last.piece.root.children.length : 0;
  const holderOf = (index: number): PlacedPiece | undefined =>
    index < 0 || index >= length ? undefined : pieceAt(pieces, index);
  return {
    length,
    peek(index) {
      const placed = holderOf(index);
      return placed?.piece.root.children[index - placed.block];
    },
    slice(from = 0, to = length) {
      const found: RootContent[] = [];
      for (let index = from; index < Math.min(to, length); index++) {
        const placed = holderOf(index);
        const block = placed && blocksIn(placed)[index - placed.block];
        if (block) found.push(block);
      }
      return found;
    },
  };
}

/** The piece that holds a block. */
function pieceAt(pieces: readonly PlacedPiece[], block: number): PlacedPiece | undefined {
  // Pieces without blocks stand at the same number as the next one.
  return pieces[lastNotBehind(pieces, block, (placed) => placed.block)];
}

/** The number of the piece that holds the character at an offset; of the last for the end of the text. */
export function indexOfPiece(pieces: readonly PlacedPiece[], offset: number): number {
  return lastNotBehind(pieces, offset, ({ start }) => start);
}

function lastNotBehind(
  pieces: readonly PlacedPiece[],
  value: number,
  placeOf: (placed: PlacedPiece) => number,
): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const placed = pieces[middle];
    if (placed && placeOf(placed) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Blocks of a segment, and the characters that they stand in. */
interface Part {
  readonly segment: Segment;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const placed = new WeakMap<DocumentTree, readonly PlacedPiece[]>();
const made = new WeakMap<Piece, Parts>();

type Parts = readonly [Part, ...Part[]];

/** The pieces that a document consists of, in order. */
export function piecesOf(tree: DocumentTree): readonly PlacedPiece[] {
  const found = placed.get(tree) ?? place(tree, []);
  placed.set(tree, found);
  return found;
}

/** Tells that one tree became another by a change: pieces that the change did not touch stay the same objects. */
export function followTree(before: DocumentTree, after: DocumentTree): void {
  const old = placed.get(before);
  if (old && before !== after) placed.set(after, place(after, old));
}

function place(tree: DocumentTree, old: readonly PlacedPiece[]): readonly PlacedPiece[] {
  const groups = groupParts(tree);
  const isOld = (group: Parts | undefined, index: number): boolean => {
    const parts = old[index] && made.get(old[index].piece);
    return group !== undefined && parts !== undefined && isSameParts(parts, group);
  };
  let first = 0;
  while (first < groups.length && isOld(groups[first], first)) first++;
  const later = old.length - groups.length;
  let last = groups.length;
  while (last > first && last + later > first && isOld(groups[last - 1], last + later - 1)) last--;
  const find = finderIn(old.slice(first, last + later));
  const found = old.slice(0, first);
  let { start, line, block } = endOf(found.at(-1));
  for (const [index, group] of groups.entries()) {
    if (index < first) continue;
    const piece = index < last ? find(group) : (old[index + later]?.piece ?? find(group));
    found.push({ piece, start, line, block });
    start += piece.text.length;
    line += piece.lineEnds;
    block += piece.root.children.length;
  }
  return found;
}

function endOf(placed: PlacedPiece | undefined): Omit<PlacedPiece, 'piece'> {
  if (!placed) return { start: 0, line: 0, block: 0 };
  const { piece, start, line, block } = placed;
  return {
    start: start + piece.text.length,
    line: line + piece.lineEnds,
    block: block + piece.root.children.length,
  };
}

function isSameParts(a: Parts, b: Parts): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** Gives the piece that consists of parts: the same one where the same parts come again. */
function finderIn(old: readonly PlacedPiece[]): (parts: Parts) => Piece {
  const known = new Map<Part, Piece[]>();
  const keep = (piece: Piece, [first]: Parts): void => {
    const beside = known.get(first);
    if (beside) beside.push(piece);
    else known.set(first, [piece]);
  };
  for (const { piece } of old) {
    const parts = made.get(piece);
    if (parts) keep(piece, parts);
  }
  return (parts) => {
    const same = known.get(parts[0])?.find((piece) => isSameParts(made.get(piece) ?? parts, parts));
    if (same) return same;
    const fresh = read(parts);
    // A segment that was read anew for one of its pieces gives the others once more.
    const twin = old.find(({ piece }) => piece.text === fresh.text && isSame(piece.root, fresh.root));
    const piece = twin?.piece ?? fresh;
    made.set(piece, parts);
    keep(piece, parts);
    return piece;
  };
}

/** The parts of the document, those of each piece together. */
function groupParts(tree: DocumentTree): readonly Parts[] {
  const groups: [Part, ...Part[]][] = [];
  for (const segment of tree.segments) {
    for (const part of partsOf(segment)) {
      const open = groups.at(-1);
      if (open && !(part.first < part.last && isHeading(part.segment.children[part.first]))) open.push(part);
      else groups.push([part]);
    }
  }
  return groups;
}

function isHeading(block: RootContent | undefined): boolean {
  return block?.type === 'heading';
}

const parts = new WeakMap<Segment, readonly Part[]>();

/** A segment cut before its headings, of which it mostly has one at most, as its first block. */
function partsOf(segment: Segment): readonly Part[] {
  const known = parts.get(segment);
  if (known) return known;
  const { children, text } = segment;
  const cut: Part[] = [];
  let first = 0;
  let start = 0;
  for (let index = 1; index < children.length; index++) {
    const block = children[index];
    if (!block || !isHeading(block)) continue;
    const end = lineStart(text, block.position?.start.offset ?? start);
    cut.push({ segment, first, last: index, start, end });
    first = index;
    start = end;
  }
  cut.push({ segment, first, last: children.length, start, end: text.length });
  parts.set(segment, cut);
  return cut;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function read(own: readonly Part[]): Piece {
  const texts: string[] = [];
  const children: RootContent[] = [];
  let offset = 0;
  let line = 0;
  for (const { segment, first, last, start, end } of own) {
    const whole = start === 0 && end === segment.text.length;
    const text = whole ? segment.text : segment.text.slice(start, end);
    const before = start === 0 ? 0 : countLineEnds(segment.text.slice(0, start));
    for (const child of segment.children.slice(first, last))
      children.push(movedNode(child, offset - start, line - before));
    texts.push(text);
    offset += text.length;
    line += whole ? segment.lineEnds : countLineEnds(text);
  }
  return { text: texts.join(''), root: { type: 'root', children }, lineEnds: line };
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A node with all below it, moved by characters and lines. The node itself where it stays. */
export function movedNode<T extends Node>(root: T, offset: number, line: number): T {
  if (offset === 0 && line === 0) return root;
  const copy = moveOne(root, offset, line);
  const pending: Node[] = [copy];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('children' in node)) continue;
    const children = (node.children as Node[]).map((child) => moveOne(child, offset, line));
    node.children = children;
    for (const child of children) pending.push(child);
  }
  return copy;
}

function moveOne<T extends Node>(node: T, offset: number, line: number): T {
  if (!node.position) return { ...node };
  const { start, end } = node.position;
  return {
    ...node,
    position: {
      start: { line: start.line + line, column: start.column, offset: (start.offset ?? 0) + offset },
      end: { line: end.line + line, column: end.column, offset: (end.offset ?? 0) + offset },
    },
  };
}

import type { Root, RootContent } from 'mdast';
import { createMemory } from '../text/memory.ts';
import { isSame } from '../text/remember.ts';
import { type DocumentTree, type Segment, segmentAt } from './document-tree.ts';
import { copy, type Distance, move } from './places.ts';

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
  /** Whether something holds of one of the blocks from a number to another, each as its piece has it. */
  some(from: number, to: number, holds: (block: RootContent) => boolean): boolean;
}

/** The document's blocks with their places in it. Only what is asked for is made. */
export function blocksOf(pieces: readonly PlacedPiece[]): Blocks {
  const made = new Map<PlacedPiece, readonly RootContent[]>();
  const blocksIn = (placed: PlacedPiece): readonly RootContent[] => {
    const { piece, start, line } = placed;
    const blocks = made.get(placed) ?? movedBlocks(piece.root.children, { offset: start, lines: line });
    made.set(placed, blocks);
    return blocks;
  };
  const last = pieces.at(-1);
  const length = last ? last.block + last.piece.root.children.length : 0;
  let looked = 0;
  const isIn = (at: number, block: number): boolean => {
    const from = pieces[at]?.block;
    return from !== undefined && from <= block && block < (pieces[at + 1]?.block ?? length);
  };
  /** Who asks for one block after the other mostly stays where he was, or goes on to the piece beside it. */
  const numberOf = (block: number): number => {
    if (isIn(looked - 1, block)) looked--;
    else if (isIn(looked + 1, block)) looked++;
    else if (!isIn(looked, block)) looked = lastNotBehind(pieces, block, blockOf);
    return looked;
  };
  const holderOf = (index: number): PlacedPiece | undefined =>
    index < 0 || index >= length ? undefined : pieces[numberOf(index)];
  return {
    length,
    peek(index) {
      const placed = holderOf(index);
      return placed?.piece.root.children[index - placed.block];
    },
    some(from, to, holds) {
      for (let at = numberOf(from); at < pieces.length; at++) {
        const placed = pieces[at];
        if (!placed || placed.block >= to) return false;
        const own = placed.piece.root.children;
        for (let index = Math.max(from - placed.block, 0); placed.block + index < to; index++) {
          const block = own[index];
          if (!block) break;
          if (holds(block)) return true;
        }
      }
      return false;
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

/** Pieces without blocks stand at the same number as the next one. */
function blockOf({ block }: PlacedPiece): number {
  return block;
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

const placed = createMemory<DocumentTree, readonly PlacedPiece[]>();

type Parts = readonly [Part, ...Part[]];

/** The pieces that a document consists of, in order. */
export function piecesOf(tree: DocumentTree): readonly PlacedPiece[] {
  const found = placed.get(tree) ?? place([], partsFrom(tree, 0), piecesIn([]));
  placed.set(tree, found);
  return found;
}

/** Tells that one tree became another by a change: pieces that the change did not touch stay the same objects. */
export function followTree(before: DocumentTree, after: DocumentTree): void {
  const old = placed.get(before);
  if (old && before !== after) placed.set(after, follow(before, after, old));
}

function follow(
  before: DocumentTree,
  after: DocumentTree,
  old: readonly PlacedPiece[],
): readonly PlacedPiece[] {
  const a = before.segments;
  const b = after.segments;
  let same = 0;
  while (same < b.length && a[same] === b[same]) same++;
  let alike = 0;
  while (alike < Math.min(a.length, b.length) - same && a[a.length - 1 - alike] === b[b.length - 1 - alike])
    alike++;
  // What follows a piece decides where it ends, so that the last one before the change is put together anew.
  const changed = before.starts[same] ?? Number.POSITIVE_INFINITY;
  const first = Math.max(0, indexOfPiece(old, changed - 1));
  const behind = alike > 0 ? (before.starts[a.length - alike] ?? 0) : Number.POSITIVE_INFINITY;
  let last = old.length;
  while (last > first && (old[last - 1]?.start ?? 0) >= behind && startsWithHeading(old[last - 1])) last--;
  const from = old[first]?.start ?? 0;
  const end = old[last]?.start;
  const until = end === undefined ? undefined : end + lengthOf(after) - lengthOf(before);
  const found = place(old.slice(0, first), partsFrom(after, from, until), piecesIn(old.slice(first, last)));
  let { start, line, block } = endOf(found.at(-1));
  for (let index = last; index < old.length; index++) {
    const next = old[index];
    if (!next) break;
    found.push(
      next.start === start && next.line === line && next.block === block
        ? next
        : { piece: next.piece, start, line, block },
    );
    start += next.piece.text.length;
    line += next.piece.lineEnds;
    block += next.piece.root.children.length;
  }
  return found;
}

function startsWithHeading(placed: PlacedPiece | undefined): boolean {
  return isHeading(placed?.piece.root.children[0]);
}

function lengthOf({ starts, segments }: DocumentTree): number {
  return (starts.at(-1) ?? 0) + (segments.at(-1)?.text.length ?? 0);
}

/** Puts parts together to pieces behind those that are there. */
function place(
  before: readonly PlacedPiece[],
  parts: Iterable<Part>,
  pieceOf: (parts: Parts) => Piece,
): PlacedPiece[] {
  const found = [...before];
  let { start, line, block } = endOf(found.at(-1));
  let open: [Part, ...Part[]] | undefined;
  const close = (): void => {
    if (!open) return;
    const piece = pieceOf(open);
    found.push({ piece, start, line, block });
    start += piece.text.length;
    line += piece.lineEnds;
    block += piece.root.children.length;
    open = undefined;
  };
  for (const part of parts) {
    if (part.first < part.last && isHeading(part.segment.children[part.first])) close();
    if (open) open.push(part);
    else open = [part];
  }
  close();
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

/** The parts of a document from one offset to another, where parts begin. */
function* partsFrom(tree: DocumentTree, from: number, until = Number.POSITIVE_INFINITY): Generator<Part> {
  const { segments, starts } = tree;
  for (let index = segmentAt(tree, from); index < segments.length; index++) {
    const start = starts[index] ?? 0;
    const segment = segments[index];
    for (const part of segment ? partsOf(segment) : []) {
      if (start + part.start >= until) return;
      if (start + part.start >= from) yield part;
    }
  }
}

/** What each piece was put together of. */
const partsIn = createMemory<Piece, Parts>();

/** Gives the piece that consists of parts: the same object where the same stood before, or the same parts come again. */
function piecesIn(old: readonly PlacedPiece[]): (parts: Parts) => Piece {
  const made = new Map<Part, { readonly parts: Parts; readonly piece: Piece }[]>();
  const keep = (parts: Parts, piece: Piece): void => {
    const beside = made.get(parts[0]);
    if (beside) beside.push({ parts, piece });
    else made.set(parts[0], [{ parts, piece }]);
  };
  for (const { piece } of old) {
    const parts = partsIn.get(piece);
    if (parts) keep(parts, piece);
  }
  // Of pieces that are alike, the next is the one that stood behind the last.
  let next = 0;
  const findOld = (isIt: (piece: Piece) => boolean): Piece | undefined => {
    const behind = old.findIndex(({ piece }, index) => index >= next && isIt(piece));
    if (behind >= 0) next = behind + 1;
    return old[behind]?.piece ?? old.find(({ piece }) => isIt(piece))?.piece;
  };
  return (parts) => {
    const again = made
      .get(parts[0])
      ?.find(
        (each) =>
          each.parts.length === parts.length && each.parts.every((part, index) => part === parts[index]),
      );
    if (again) {
      findOld((piece) => piece === again.piece);
      return again.piece;
    }
    const fresh = read(parts);
    const piece = findOld(({ text, root }) => text === fresh.text && isSame(root, fresh.root)) ?? fresh;
    partsIn.set(piece, parts);
    keep(parts, piece);
    return piece;
  };
}

function isHeading(block: RootContent | undefined): boolean {
  return block?.type === 'heading';
}

const parts = createMemory<Segment, readonly Part[]>();

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
    const own = segment.children.slice(first, last);
    for (const block of movedBlocks(own, { offset: offset - start, lines: line - before }))
      children.push(block);
    texts.push(text);
    offset += text.length;
    line += whole ? segment.lineEnds : countLineEnds(text);
  }
  return { text: texts.join(''), root: { type: 'root', children }, lineEnds: line };
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** Blocks with all in them at other places; the blocks themselves where they stay. */
function movedBlocks(blocks: readonly RootContent[], distance: Distance): readonly RootContent[] {
  if (distance.offset === 0 && distance.lines === 0) return blocks;
  const twins = copy(blocks);
  move(twins, distance);
  return twins;
}

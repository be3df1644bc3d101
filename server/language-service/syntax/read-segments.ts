import type { RootContent } from 'mdast';
import { countLineEnds, isCut, nextCut } from './cut.ts';
import { type Labels, labelsIn } from './labels.ts';
import { parsePart } from './parse-part.ts';
import { move } from './places.ts';
import type { Segment } from './segment.ts';

/** Text to be cut into segments. It begins where a segment may begin. */
export interface Stretch {
  readonly text: string;
  /** Whether the document ends with it; otherwise a cut follows, if the parser agrees. */
  readonly last: boolean;
  /** The index of the segment, of those before a change, with which the document goes on. */
  readonly next: number;
  /** Where the front matter at its beginning ends; absent where there is none. */
  readonly matter: number | undefined;
  /** The same with at least so many characters more, as far as there are any. */
  more(length: number): Stretch;
}

/** What the reading of one knows of the rest of the document. */
export interface Surroundings {
  /** How often each label is defined. */
  readonly defined: ReadonlyMap<string, number>;
  /** A segment of the same text that is read already. */
  find(text: string, closed: boolean): Segment | undefined;
  /** Takes one that was read. */
  keep(segment: Segment): void;
}

/**
 * Cuts a stretch into segments, which `keep` gets; the numbers it gives on the way are how far it came. A cut counts where the
 * parser, given the text before it and a heading in its place, sees a block of the document begin there. Where it does not, it
 * is given more text, twice as much each time.
 */
export function* readSegments(
  stretch: Stretch,
  { defined, find, keep }: Surroundings,
): Generator<number, Stretch> {
  let whole = stretch;
  const firstCut = stretch.matter ?? 0;
  let start = 0;
  let wanted = 0;
  do {
    const { text, last } = whole;
    let end = nextCut(text, start, firstCut);
    const known = end < wanted ? undefined : find(text.slice(start, end), !last || end < text.length);
    if (known) {
      keep(known);
      start = end;
      continue;
    }
    while (end < Math.min(wanted, text.length)) end = nextCut(text, end, firstCut);
    if (end < wanted && !last) {
      whole = whole.more(wanted - end);
      continue;
    }
    const closed = !last || end < text.length;
    const piece = text.slice(start, end);
    const part = parsePart(closed ? `${piece}#` : piece, defined);
    const proven = !closed || takeSentinel(part.children, piece.length);
    const groups = group(part.children, piece, Math.max(0, firstCut - start));
    const rest = proven ? undefined : groups.pop();
    for (const one of groups) {
      const words = piece.slice(one.from, one.to);
      const ends = closed || one.to < piece.length;
      keep(
        find(words, ends) ?? segmentOf(words, one, ends, labelsIn(part.labels, one.from, one.to, -one.from)),
      );
    }
    start = rest ? start + rest.from : end;
    wanted = rest ? end + (end - start) : 0;
    yield start;
  } while (start < whole.text.length);
  return whole;
}

/** Reads a segment again, with other definitions. */
export function readAgain(
  { text, lineEnds, closed }: Segment,
  defined: ReadonlyMap<string, number>,
): Segment {
  const part = parsePart(closed ? `${text}#` : text, defined);
  if (closed) part.children.pop();
  return { text, children: part.children, lineEnds, closed, labels: part.labels };
}

/** Takes the heading away that stands behind the text if it is one, a block of the document itself. */
export function takeSentinel(children: RootContent[], at: number): boolean {
  const last = children.at(-1);
  const proven = last?.type === 'heading' && last.position?.start.offset === at;
  if (proven) children.pop();
  return proven;
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly children: RootContent[];
}

/** Divides a text at those of its blocks where a segment may end. */
export function group(blocks: readonly RootContent[], text: string, firstCut: number): Group[] {
  const groups: Group[] = [];
  let from = 0;
  let children: RootContent[] = [];
  for (const block of blocks) {
    const at = block.position?.start.offset ?? 0;
    if (at > from && at >= firstCut && isCut(text, from, at)) {
      groups.push({ from, to: at, children });
      children = [];
      from = at;
    }
    children.push(block);
  }
  groups.push({ from, to: text.length, children });
  return groups;
}

function segmentOf(text: string, { from, children }: Group, closed: boolean, labels: Labels): Segment {
  const before = (children[0]?.position?.start.line ?? 1) - 1;
  if (from > 0) move(children, { lines: -before, offset: -from });
  return { text, children, lineEnds: countLineEnds(text), closed, labels };
}

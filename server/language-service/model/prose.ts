import type { Heading, Nodes, Paragraph, Parents, TableCell } from 'mdast';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { compact } from '../text/compact.ts';
import { remember } from '../text/remember.ts';
import { overlaps, type Span } from '../text/span.ts';
import { ancestorsOf, nodesIn } from './nodes-in.ts';
import type { Passage } from './passage.ts';

/** Stands in a block's words for what is not words: code, images, HTML, bare URLs. */
export const OPAQUE = '\uFFFC';
/** Stands in a block's words for a line end that GitHub renders as one. A plain line end, `\n`, renders as a blank. */
export const HARD_BREAK = '\u2028';

/** The words of a paragraph, heading or table cell as a reader sees them: marks and destinations left out. */
export interface Prose {
  readonly node: Paragraph | Heading | TableCell;
  /** What the block stands in, the nearest last. */
  readonly ancestors: readonly Parents[];
  readonly text: string;
  /** Where the words stand in the source: see `offsetIn`. */
  readonly runs: readonly Run[];
  /** Links with words of their own, whole, in the source. */
  readonly labelled: readonly Span[];
}

/** Words that stand in the source one unit behind the other, up to the next run. */
interface Run {
  /** Where it begins among the words. */
  readonly at: number;
  /** Where it begins in the source. */
  readonly offset: number;
}

/** The offset in the source of a UTF-16 unit of a block's words; undefined for one that it does not have. */
export function offsetIn({ text, runs }: Prose, index: number): number | undefined {
  if (index < 0 || index >= text.length) return undefined;
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? index) <= index) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run && run.offset + index - run.at;
}

/** The blocks of words in the order of the text, those of the invitation left out. */
export const proseOf: (passage: Passage) => readonly Prose[] = remember(({ source, tree, invitation }) => {
  const found: Prose[] = [];
  for (const held of nodesIn(tree)) {
    const { node } = held;
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') continue;
    if (invitation && overlaps(invitation.span, spanOfNode(node))) continue;
    const ancestors = ancestorsOf(held);
    found.push(readMereWords(source.text, node, ancestors) ?? readBlock(source.text, node, ancestors));
  }
  return found;
});

const NONE: readonly Span[] = [];

/** Reads a block that holds words as they stand there, and nothing else, as most do. */
function readMereWords(
  source: string,
  block: Prose['node'],
  ancestors: readonly Parents[],
): Prose | undefined {
  const [only, other] = block.children;
  if (only?.type !== 'text' || other || !only.position) return undefined;
  const span = spanOfNode(only);
  if (!standsAsItIs(source, span, only.value)) return undefined;
  return { node: block, ancestors, text: only.value, runs: [{ at: 0, offset: span.start }], labelled: NONE };
}

function readBlock(source: string, block: Prose['node'], ancestors: readonly Parents[]): Prose {
  let text = '';
  const runs: Run[] = [];
  /** Where in the source the last run ends. */
  let next = -1;
  const labelled: Span[] = [];
  const end = spanOfNode(block).end;
  let cursor = spanOfNode(block).start;
  // How deep the link stands whose words are passed over, and the one whose words are read; what follows it deeper is in it.
  let hidden = Number.POSITIVE_INFINITY;
  let label = Number.POSITIVE_INFINITY;
  const put = (units: string, offset: number) => {
    if (offset !== next) runs.push({ at: text.length, offset });
    text += units;
    next = offset + units.length;
  };
  for (const { node, ancestors: outer } of walk(block)) {
    const depth = outer.length;
    if (depth > hidden) continue;
    hidden = Number.POSITIVE_INFINITY;
    if (depth <= label) label = Number.POSITIVE_INFINITY;
    const span = node.position ? spanOfNode(node) : undefined;
    if (node.type === 'text') {
      cursor = align(source, span ?? { start: cursor, end }, node.value, depth > label, put);
    } else if (node.type === 'break') {
      put(HARD_BREAK, span?.start ?? cursor);
      cursor = span?.end ?? cursor;
    } else if (node.type === 'link' && !(span && source[span.start] === '[')) {
      put(OPAQUE, span?.start ?? cursor);
      cursor = span?.end ?? skipWords(source, { start: cursor, end }, node);
      hidden = depth;
    } else if (node.type === 'link' || node.type === 'linkReference') {
      label = Math.min(label, depth);
      if (span) labelled.push(span);
    } else if (!('children' in node)) {
      put(OPAQUE, span?.start ?? cursor);
      cursor = span?.end ?? cursor;
    }
  }
  return { node: block, ancestors, text, runs: compact(runs), labelled };
}

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;
/** How far a unit is looked for: bounds the work on texts made to mislead. */
const REACH = 1000;

/** What is written otherwise than it stands in a value, or may be. */
const SPECIAL = /[&\r\n]/;

function standsAsItIs(source: string, { start, end }: Span, value: string): boolean {
  return start + value.length <= end && source.startsWith(value, start) && !SPECIAL.test(value);
}

/**
 * Finds each unit of a text node's value in the source, where escapes, character references and the marks of quotes and
 * lists at a line's start may stand between. `put` takes units that stand one behind the other from an offset on. Returns the
 * offset behind the last one.
 */
function align(
  source: string,
  span: Span,
  value: string,
  inLabel: boolean,
  put: (units: string, offset: number) => void,
): number {
  // Mostly the words stand there as they are.
  if (standsAsItIs(source, span, value)) {
    put(value, span.start);
    return span.start + value.length;
  }
  let offset = span.start;
  for (let index = 0; index < value.length; index++) {
    let unit = value[index] ?? '';
    if (unit === '\r') {
      if (value[index + 1] === '\n') continue;
      unit = '\n';
    }
    offset = find(source, unit, { start: offset, end: span.end });
    put(unit === '\n' && inLabel ? ' ' : unit, offset);
    const reference = source[offset] === '&' ? referenceAt(source, offset) : undefined;
    if (reference === undefined || value.startsWith(reference, index)) {
      if (offset < span.end) offset++;
    } else {
      const code = value.codePointAt(index) ?? 0;
      if (code > 0xffff) put(value[++index] ?? '', offset);
      offset += reference.length;
    }
  }
  return offset;
}

/** Where a unit stands next; the start of the span where it does not. */
function find(source: string, unit: string, span: Span): number {
  const end = Math.min(span.end, span.start + REACH);
  for (let offset = span.start; offset < end; offset++) {
    const found = source[offset];
    if (found === unit || (found === '\r' && unit === '\n') || (found === '\0' && unit === '\uFFFD'))
      return offset;
    if (found === '&' && referenceAt(source, offset) !== undefined) return offset;
  }
  return span.start;
}

function referenceAt(source: string, offset: number): string | undefined {
  REFERENCE.lastIndex = offset;
  return REFERENCE.exec(source)?.[0];
}

/** The end of a link that has no place of its own, found by its words. */
function skipWords(source: string, span: Span, link: Nodes): number {
  let end = span.start;
  for (const { node } of walk(link)) {
    if (node.type === 'text') end = align(source, { start: end, end: span.end }, node.value, true, () => {});
  }
  return end;
}

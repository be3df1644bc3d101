import type { Root, RootContent } from 'mdast';
import { parse } from './parse.ts';

/** A run of whole lines that Markdown reads by itself. Segments of equal text may be one object. */
export interface Segment {
  readonly text: string;
  /** Its blocks. Places count from the segment: line 1, column 1, offset 0 is its first character. */
  readonly children: readonly RootContent[];
  /** How many lines end in it. */
  readonly lineEnds: number;
}

/** The tree of one version of a text, in segments that together are the text. Immutable. */
export interface DocumentTree {
  readonly segments: readonly Segment[];
  /** The offset of each segment's first character. */
  readonly starts: readonly number[];
  /** The 0-based line of each segment's first character. */
  readonly lines: readonly number[];
}

/** The tree of a text. `rootOf` it equals what `parse` gives. */
export function parseDocument(text: string): DocumentTree {
  const children = parse(text).children;
  const lineEnds = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return { segments: [{ text, children, lineEnds }], starts: [0], lines: [0] };
}

/**
 * The tree after the characters of `before` from `start` to `end` became `text`: equal to `parseDocument` of the new text, and
 * with the segments of `before` wherever the change cannot be seen.
 */
export function reparse(
  before: DocumentTree,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
): DocumentTree {
  const whole = before.segments.map((segment) => segment.text).join('');
  return parseDocument(whole.slice(0, start) + text + whole.slice(end));
}

/** The whole tree with the places that `parse` gives; the nodes are copies. */
export function rootOf({ segments }: DocumentTree): Root {
  return parse(segments.map((segment) => segment.text).join(''));
}

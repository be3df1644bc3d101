import type { Root } from 'mdast';
import { changedStretch, segmentIndex, type TextChange } from './changed-stretch.ts';
import { isCutBetween } from './cut.ts';
import { finderOf, firstFew } from './find-segment.ts';
import { endOfMatter, opensMatter } from './front-matter.ts';
import {
  asksFor,
  changeDefinitions,
  countDefinitions,
  type Definitions,
  definitionsOf,
  isSettled,
} from './labels.ts';
import { copy, move } from './places.ts';
import { readSegments, type Stretch } from './read-segments.ts';
import { changedItems, readItems } from './reparse-list.ts';
import type { Segment } from './segment.ts';
import { settle } from './settle.ts';

export type { TextChange } from './changed-stretch.ts';
export type { Segment } from './segment.ts';

/** The tree of one version of a text, in segments that together are the text. Immutable. */
export interface DocumentTree {
  /** At least one; only the one of an empty text is empty. */
  readonly segments: readonly Segment[];
  /** The offset of each segment's first character. */
  readonly starts: readonly number[];
  /** The 0-based line of each segment's first character. */
  readonly lines: readonly number[];
  /** The labels that its segments define. */
  readonly definitions: Definitions;
  /** Whether the first line opens front matter that nothing closes. */
  readonly openMatter: boolean;
  /** Some segments of the versions before, the last first: undoing a change brings them back. */
  readonly replaced: readonly Segment[];
}

/** How far a text is read. */
export interface Progress {
  /** The segments so far; the list grows. A definition further on may still change what they hold. */
  readonly segments: readonly Segment[];
  /** The offset behind the last. */
  readonly end: number;
}

/** The tree of a text. `rootOf` it equals what `parse` gives. */
export function parseDocument(text: string): DocumentTree {
  const steps = parseInSteps(text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds, each asked for by the caller. A block is not divided: a list of 100 KB is one step. */
export function* parseInSteps(text: string): Generator<Progress, DocumentTree> {
  const segments: Segment[] = [];
  const counts = new Map<string, number>();
  const read = new Map<string, Segment>();
  const matter = endOfMatter(text);
  const stretch: Stretch = { text, last: true, next: 0, matter, more: () => stretch };
  const reading = readSegments(stretch, {
    defined: counts,
    find: (words, closed) => (closed ? read.get(words) : undefined),
    keep(segment) {
      segments.push(segment);
      if (segment.closed) read.set(segment.text, segment);
      countDefinitions(counts, [segment]);
    },
  });
  for (const end of reading) yield { segments, end };
  const definitions = definitionsOf(counts);
  const settling = settle(segments, definitions, ({ labels }) => !isSettled(labels, definitions));
  for (const _ of settling) yield { segments, end: text.length };
  const openMatter = matter === undefined && opensMatter(text);
  return { segments, ...placesOf(segments), definitions, openMatter, replaced: [] };
}

/**
 * The tree after a change: equal to `parseDocument` of the new text, and with the segments of `before` wherever the change cannot
 * be seen. Offsets of the change must lie in the text.
 */
export function reparse(before: DocumentTree, change: TextChange): DocumentTree {
  const { first, next, come, openMatter } = readPart(before, change) ?? readStretch(before, change);
  const gone = before.segments.slice(first, next);
  const { definitions, changed } = changeDefinitions(before.definitions, gone, come);
  const segments = [...before.segments.slice(0, first), ...come, ...before.segments.slice(next)];
  const end = first + come.length;
  const unsettled = ({ labels }: Segment): boolean => !isSettled(labels, definitions);
  const settling =
    changed.counts.size === 0
      ? settle(segments, definitions, unsettled, first, end)
      : settle(segments, definitions, (segment, index) =>
          first <= index && index < end ? unsettled(segment) : asksFor(segment.labels, changed),
        );
  while (!settling.next().done);
  const still = new Set(come);
  const replaced = firstFew([...gone.filter((segment) => !still.has(segment)), ...before.replaced]);
  return { segments, ...placesOf(segments), definitions, openMatter, replaced };
}

/** New segments in the place of those from `first` to `next`. */
interface Reading {
  readonly first: number;
  readonly next: number;
  readonly come: readonly Segment[];
  readonly openMatter: boolean;
}

/** Reads a part of a segment; absent where the change does not stay in one. */
function readPart(before: DocumentTree, change: TextChange): Reading | undefined {
  if (before.openMatter) return undefined;
  const first = segmentAt(before, change.start);
  const segment = before.segments[first];
  const by = before.starts[first] ?? 0;
  if (!segment || change.end - by > segment.text.length) return undefined;
  const own = { start: change.start - by, end: change.end - by, text: change.text };
  const items = changedItems(segment, own);
  const following = before.segments[first + 1]?.text ?? '';
  // Where front matter opens now, it may end in another segment.
  if (items && first === 0 && opensMatter(items.text) && !opensMatter(segment.text)) return undefined;
  if (!items || (segment.closed && !isCutBetween(items.text, following))) return undefined;
  const read =
    finderOf(before).find(items.text, segment.closed) ?? readItems(segment, items, before.definitions.counts);
  return read && { first, next: first + 1, come: [read], openMatter: false };
}

/** Reads whole segments. */
function readStretch(before: DocumentTree, change: TextChange): Reading {
  const { first, stretch, openMatter } = changedStretch(before, change);
  const come: Segment[] = [];
  if (stretch.text === '' && !stretch.last) return { first, next: stretch.next, come, openMatter };
  const { find, keep } = finderOf(before);
  const reading = readSegments(stretch, {
    defined: before.definitions.counts,
    find,
    keep(segment) {
      come.push(segment);
      keep(segment);
    },
  });
  let step = reading.next();
  while (!step.done) step = reading.next();
  return { first, next: step.value.next, come, openMatter };
}

/** The tree of the beginning of a text that is being read. A definition further on may still change it. */
export function treeSoFar({ segments }: Progress): DocumentTree {
  const own = [...segments];
  const definitions = definitionsOf(new Map());
  return { segments: own, ...placesOf(own), definitions, openMatter: false, replaced: [] };
}

/** The index of the segment that holds the character at an offset; the last for the end of the text. */
export function segmentAt({ starts }: DocumentTree, offset: number): number {
  return segmentIndex(starts, offset);
}

/** The whole tree with the places that `parse` gives; the nodes are copies. */
export function rootOf({ segments, starts, lines }: DocumentTree): Root {
  const children = segments.flatMap((segment, index) => {
    const twins = copy(segment.children);
    move(twins, { lines: lines[index] ?? 0, offset: starts[index] ?? 0 });
    return twins;
  });
  const text = segments.at(-1)?.text ?? '';
  const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  const offset = (starts.at(-1) ?? 0) + text.length;
  const line = (lines.at(-1) ?? 0) + (segments.at(-1)?.lineEnds ?? 0) + 1;
  // A byte order mark counts in offsets, but not in columns.
  const hidden = segments[0]?.text.startsWith('\uFEFF') ? 1 : 0;
  const column = text.length - lineStart + 1 - (line === 1 ? hidden : 0);
  const position = { start: { line: 1, column: 1, offset: hidden }, end: { line, column, offset } };
  return { type: 'root', children, position };
}

function placesOf(segments: readonly Segment[]): Pick<DocumentTree, 'starts' | 'lines'> {
  const starts: number[] = [];
  const lines: number[] = [];
  let start = 0;
  let line = 0;
  for (const { text, lineEnds } of segments) {
    starts.push(start);
    lines.push(line);
    start += text.length;
    line += lineEnds;
  }
  return { starts, lines };
}

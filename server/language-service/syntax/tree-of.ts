import { createMemory } from '../text/memory.ts';
import { createSourceText, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import {
  type DocumentTree,
  type Progress,
  parseInSteps,
  reparse,
  type TextChange,
  treeSoFar,
} from './document-tree.ts';
import { followTree } from './pieces.ts';

/** The reading of one text, which may take a while. */
interface Reading {
  /** Absent once the tree is there. */
  steps?: Generator<Progress, DocumentTree>;
  progress?: Progress;
  tree?: DocumentTree;
}

/** A reading, and what was changed since. */
interface Known {
  readonly reading: Reading;
  readonly changes: readonly TextChange[];
  /** Stands for the document: the same for all its versions. */
  readonly lineage: object;
}

/** More changes than these, and reading everything anew is not much slower. */
const MOST_CHANGES = 200;

const known = createMemory<SourceText, Known>();

/** The tree of a text, read once; after an edit of which `followEdit` was told only what the edit touched is read anew. */
export function treeOf(source: SourceText): DocumentTree {
  const { reading, changes, lineage } = begin(source);
  let before = reading.tree;
  while (!before) before = goOn(reading);
  if (changes.length === 0) return before;
  const tree = changes.reduce(reparse, before);
  followTree(before, tree);
  keep(source, tree, lineage);
  return tree;
}

/** What stands for the document of which a text is a version. Texts of which nobody told that one came from the other have nothing in common. */
export function lineageOf(source: SourceText): object {
  return begin(source).lineage;
}

/** Whether the tree of a text is there, or soon made of one that is. */
export function isRead(source: SourceText): boolean {
  return known.get(source)?.reading.tree !== undefined;
}

/** Reads a text a little further: some milliseconds at most. Tells whether its tree is there, or soon made of one that is. */
export function readOn(source: SourceText): boolean {
  const { reading } = begin(source);
  return (reading.tree ?? goOn(reading)) !== undefined;
}

/** Anything that may be a definition, in a list or quote as well. */
const DEFINITION = /^[ \t>*+\-\d.)]{0,40}\[[^\]\r\n]{1,999}\]:/m;

/**
 * As much of a text as has been read, as a text of its own whose tree is there. Undefined where that is nothing, or where what
 * follows may change it.
 */
export function readSoFar(source: SourceText): SourceText | undefined {
  const found = known.get(source);
  const progress = found?.reading.progress;
  if (!found || !progress || found.changes.length > 0 || progress.end === 0) return undefined;
  if (DEFINITION.test(source.text.slice(progress.end))) return undefined;
  const part = createSourceText(source.uri, source.version, source.text.slice(0, progress.end));
  keep(part, treeSoFar(progress), {});
  return part;
}

/** Tells that `after` is `before` once the characters of a span have become `text`. Nothing is read yet. */
export function followEdit(before: SourceText, after: SourceText, { start, end }: Span, text: string): void {
  followEdits(before, after, [{ start, end, text }]);
}

/** The same for several edits, each of the text that the one before it left. */
export function followEdits(before: SourceText, after: SourceText, edits: readonly TextChange[]): void {
  const found = known.get(before);
  if (!found) return;
  const changes = [...found.changes];
  for (const edit of edits) {
    if (edit.start === edit.end && edit.text === '') continue;
    if (changes.length >= MOST_CHANGES) return;
    const last = changes.at(-1);
    const joined = last && joinChanges(last, edit);
    if (joined) changes[changes.length - 1] = joined;
    else changes.push(edit);
  }
  known.set(after, { ...found, changes });
}

function begin(source: SourceText): Known {
  const found = known.get(source);
  if (found) return found;
  const started: Known = { reading: { steps: parseInSteps(source.text) }, changes: [], lineage: {} };
  known.set(source, started);
  return started;
}

/** One step. Gives the tree if it was the last. */
function goOn(reading: Reading): DocumentTree | undefined {
  const step = reading.steps?.next();
  if (step?.done) {
    reading.tree = step.value;
    delete reading.steps;
    delete reading.progress;
  } else if (step) reading.progress = step.value;
  return reading.tree;
}

function keep(source: SourceText, tree: DocumentTree, lineage: object): void {
  known.set(source, { reading: { tree }, changes: [], lineage });
}

/** Two changes as one, where the second is made within what the first put in or right behind it. */
function joinChanges(first: TextChange, second: TextChange): TextChange | undefined {
  const from = second.start - first.start;
  const to = second.end - first.start;
  if (from < 0 || to > first.text.length) return undefined;
  return {
    start: first.start,
    end: first.end,
    text: first.text.slice(0, from) + second.text + first.text.slice(to),
  };
}

import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { type DocumentTree, parseDocument, reparse } from './document-tree.ts';
import { followTree } from './pieces.ts';

interface Change extends Span {
  readonly text: string;
}

/** A tree, and what was changed since it was read. */
interface Known {
  readonly tree: DocumentTree;
  readonly changes: readonly Change[];
  /** Stands for the document: the same for all its versions. */
  readonly lineage: object;
}

/** More changes than these, and reading everything anew is not much slower. */
const MOST_CHANGES = 200;

const known = new WeakMap<SourceText, Known>();

/** The tree of a text, read once; after an edit of which `followEdit` was told only what the edit touched is read anew. */
export function treeOf(source: SourceText): DocumentTree {
  const found = known.get(source);
  if (found?.changes.length === 0) return found.tree;
  const tree = found ? found.changes.reduce(reparse, found.tree) : parseDocument(source.text);
  if (found) followTree(found.tree, tree);
  known.set(source, { tree, changes: [], lineage: found?.lineage ?? {} });
  return tree;
}

/** What stands for the document of which a text is a version. Texts of which nobody told that one came from the other have nothing in common. */
export function lineageOf(source: SourceText): object {
  treeOf(source);
  return known.get(source)?.lineage ?? {};
}

/** Tells that `after` is `before` once the characters of a span have become `text`. Nothing is read yet. */
export function followEdit(before: SourceText, after: SourceText, span: Span, text: string): void {
  const found = known.get(before);
  if (!found || found.changes.length >= MOST_CHANGES) return;
  if (span.start === span.end && text === '') {
    known.set(after, found);
    return;
  }
  const last = found.changes.at(-1);
  const joined = last && joinChanges(last, { ...span, text });
  const changes = joined
    ? [...found.changes.slice(0, -1), joined]
    : [...found.changes, { start: span.start, end: span.end, text }];
  known.set(after, { ...found, changes });
}

/** Two changes as one, where the second is made within what the first put in or right behind it. */
function joinChanges(first: Change, second: Change): Change | undefined {
  const from = second.start - first.start;
  const to = second.end - first.start;
  if (from < 0 || to > first.text.length) return undefined;
  return {
    start: first.start,
    end: first.end,
    text: first.text.slice(0, from) + second.text + first.text.slice(to),
  };
}

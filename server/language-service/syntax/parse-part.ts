import type { RootContent } from 'mdast';
import { opensMatter } from './front-matter.ts';
import { type Labels, labelsIn } from './labels.ts';
import { flatten, shift } from './parse.ts';
import { parserFor } from './parser-for.ts';
import { readPlain } from './plain/read-plain.ts';
import { meetLabels } from './share-labels.ts';

/** Some lines of a document as Markdown reads them, with places that count from the first of them. */
interface Part {
  readonly children: RootContent[];
  readonly labels: Labels;
}

/**
 * Reads lines of a document as `parse` would read them there: `defined` has the labels that the whole document defines. A byte
 * order mark or front matter counts as such, so that only the first lines of a document may begin with what looks like it. What is
 * plain is read without the parser.
 */
export function parsePart(text: string, defined: ReadonlyMap<string, number>): Part {
  const bom = text.startsWith('\uFEFF');
  const marked = flatten(bom ? text.slice(1) : text);
  const plain = bom || opensMatter(text) ? undefined : readPlain(marked, defined);
  if (plain) return plain;
  const parser = parserFor(text);
  const [root, labels] = meetLabels(defined, () => parser.parse(bom ? `\uFEFF${marked}` : marked));
  if (!bom) return { children: root.children, labels };
  shift(root);
  return { children: root.children, labels: labelsIn(labels, 0, text.length, 1) };
}

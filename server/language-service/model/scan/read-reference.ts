import type { Definition, Nodes } from 'mdast';
import type { Span } from '../../text/span.ts';

/** What a document defines. */
export interface Definitions {
  /** The labels of links and footnotes as the parser compares them: with `[` or `^` before them. */
  readonly labels: ReadonlyMap<string, number>;
  /** The definitions of links by their identifiers. */
  readonly links: ReadonlyMap<string, Definition>;
}

/** The label of a definition as the parser compares it; absent for other nodes. */
export function labelOfNode(node: Nodes): string | undefined {
  if (node.type === 'definition') return `[${node.identifier.toUpperCase()}`;
  return node.type === 'footnoteDefinition' ? `^${node.identifier.toUpperCase()}` : undefined;
}

/** Words between brackets as labels are compared. Source: micromark-util-normalize-identifier. */
export function labelOf(words: string): string {
  const label = words.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '');
  const folded = label.toLowerCase().toUpperCase();
  return folded.startsWith('^') ? folded : `[${folded}`;
}

/**
 * Where `[words][label]`, `[words][]` or `[words]` leads that ends before `end`; `inner` is what stands between the first brackets.
 * `words` where it is no link; absent where that is left to the parser. Source: CommonMark 0.31, “Links”.
 */
export function readReference(
  text: string,
  inner: Span,
  end: number,
  { labels, links }: Definitions,
): { readonly url: string; readonly end: number } | 'words' | undefined {
  if (labels.size === 0) return 'words';
  const own = labels.has(labelOf(text.slice(inner.start, inner.end)));
  if (text.charAt(inner.end + 1) !== '[') return own ? undefined : 'words';
  const close = /^\[([^[\]\\]+)\]/.exec(text.slice(inner.end + 1, end));
  const label = labelOf(close?.[1] ?? '');
  const link =
    label.startsWith('[') && labels.has(label) ? links.get(label.slice(1).toLowerCase()) : undefined;
  if (close && link) return { url: link.url, end: inner.end + 1 + close[0].length };
  return own ? undefined : 'words';
}

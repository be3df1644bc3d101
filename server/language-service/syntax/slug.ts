import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { attributeOf, findHtmlTags } from './html.ts';
import { spanOfNode, walk } from './walk.ts';

/**
 * Every fragment that leads somewhere in a text on GitHub: the anchors of its headings in their order, a repeated one with
 * `-1`, `-2`; then `id` and `name` of HTML. `答疑 & 交流` gives `答疑--交流`. Letters of headings' anchors are lower case.
 */
export function anchorsOf(text: string, root: Root): readonly string[] {
  return anchorsOfNames([anchorNames(text, root)]);
}

/** What the anchors of a piece of a document are made of. */
export interface AnchorNames {
  /** The words of its headings. */
  readonly headings: readonly string[];
  /** `id` and `name` of its HTML. */
  readonly named: readonly string[];
}

/** The anchors of a document that consists of such pieces. */
export function anchorsOfNames(pieces: readonly AnchorNames[]): readonly string[] {
  const slugger = new GithubSlugger();
  return [
    ...pieces.flatMap(({ headings }) => headings.map((words) => slugger.slug(words))),
    ...pieces.flatMap(({ named }) => named),
  ];
}

export function anchorNames(text: string, root: Root): AnchorNames {
  const headings: string[] = [];
  const named: string[] = [];
  for (const { node } of walk(root)) {
    if (node.type === 'heading') headings.push(wordsOfHeading(node));
    if (node.type !== 'html') continue;
    for (const tag of findHtmlTags(text, spanOfNode(node))) {
      for (const attribute of [attributeOf(tag, 'id'), attributeOf(tag, 'name')]) {
        if (attribute) named.push(text.slice(attribute.value.start, attribute.value.end));
      }
    }
  }
  return { headings, named };
}

/** Pictures have no words on GitHub, and `:tada:` counts with its letters. */
function wordsOfHeading(heading: Heading): string {
  const parts: string[] = [];
  for (const { node } of walk(heading)) {
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value);
  }
  return parts.join('').trim();
}

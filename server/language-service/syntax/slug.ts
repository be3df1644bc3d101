import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { attributeOf, findHtmlTags } from './html.ts';
import { spanOfNode, walk } from './walk.ts';

/**
 * Every fragment that leads somewhere in a text on GitHub: the anchors of its headings in their order, a repeated one with
 * `-1`, `-2`; then `id` and `name` of HTML. `答疑 & 交流` gives `答疑--交流`. Letters of headings' anchors are lower case.
 */
export function anchorsOf(text: string, root: Root): readonly string[] {
  const slugger = new GithubSlugger();
  const anchors: string[] = [];
  const named: string[] = [];
  for (const { node } of walk(root)) {
    if (node.type === 'heading') anchors.push(slugger.slug(wordsOfHeading(node)));
    if (node.type !== 'html') continue;
    for (const tag of findHtmlTags(text, spanOfNode(node))) {
      for (const attribute of [attributeOf(tag, 'id'), attributeOf(tag, 'name')]) {
        if (attribute) named.push(text.slice(attribute.value.start, attribute.value.end));
      }
    }
  }
  return [...anchors, ...named];
}

/** Pictures have no words on GitHub, and `:tada:` counts with its letters. */
function wordsOfHeading(heading: Heading): string {
  const parts: string[] = [];
  for (const { node } of walk(heading)) {
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value);
  }
  return parts.join('').trim();
}

import type { Definition, Html, ImageReference, LinkReference, Nodes, Parents, Root } from 'mdast';
import { attributeOf, decodeReferences, findHtmlTags, type HtmlTag } from '../syntax/html.ts';
import { readDefinition, readInlineImage, readInlineLink } from '../syntax/link-parts.ts';
import { spanOfNode } from '../syntax/walk.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Link } from './link.ts';
import { targetOf } from './link-target.ts';
import { nodesIn } from './nodes-in.ts';

/**
 * Every link and image of a text, in the order of the text: an image within a link stands behind that link. `root` is the
 * tree of the same text. Code, front matter and comments hold none. A reference (`[text][id]`) has the URL of its
 * definition, and an empty destination behind it, since its destination stands elsewhere; without a definition it is text.
 */
export function readLinks(
  source: SourceText,
  root: Root,
  definitions: ReadonlyMap<string, Definition>,
): readonly Link[] {
  const links: Link[] = [];
  for (const { node, holder } of nodesIn(root)) {
    const link = readLink(source.text, node, definitions);
    if (link) links.push(link);
    else if (node.type === 'html')
      for (const each of readHtml(source.text, node, holder?.node)) links.push(each);
  }
  return links.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function readLink(text: string, node: Nodes, definitions: ReadonlyMap<string, Definition>): Link | undefined {
  const span = spanOfNode(node);
  const nowhere = { start: span.end, end: span.end };
  switch (node.type) {
    case 'link': {
      if (text.charAt(span.start) === '<') return make('angle', span, trim(span, 1), node.url);
      if (text.charAt(span.start) !== '[') return make('bare', span, span, node.url);
      const last = node.children.at(-1);
      const parts = readInlineLink(text, span, last ? spanOfNode(last).end : span.start + 1);
      return make('inline', span, parts?.destination ?? nowhere, node.url, parts?.label);
    }
    case 'image': {
      const parts = readInlineImage(text, span);
      return make('image', span, parts?.destination ?? nowhere, node.url, parts?.label);
    }
    case 'definition': {
      const parts = readDefinition(text, span);
      return make('definition', span, parts?.destination ?? nowhere, node.url);
    }
    case 'linkReference':
    case 'imageReference': {
      const url = definitions.get(node.identifier)?.url;
      if (url === undefined) return undefined;
      const label = labelOfReference(text, span, node);
      return make(node.type === 'imageReference' ? 'image' : 'reference', span, nowhere, url, label);
    }
    default:
      return undefined;
  }
}

/** The first brackets of `[text][id]`, `[text][]` and `[text]`; an id holds no brackets. */
function labelOfReference(text: string, span: Span, node: LinkReference | ImageReference): Span {
  const start = span.start + (node.type === 'imageReference' ? 2 : 1);
  if (node.referenceType === 'shortcut') return { start, end: span.end - 1 };
  const middle = text.lastIndexOf('][', span.end - 1);
  return { start, end: Math.max(middle, start) };
}

function make(form: Link['form'], span: Span, destination: Span, url: string, label?: Span): Link {
  return { form, span, destination, url, ...(label && { label }), target: targetOf(url) };
}

function trim(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end - by };
}

function readHtml(text: string, node: Html, parent: Parents | undefined): readonly Link[] {
  const links: Link[] = [];
  const span = spanOfNode(node);
  for (const tag of findHtmlTags(text, span)) {
    const address = attributeOf(tag, tag.name === 'img' ? 'src' : tag.name === 'a' ? 'href' : '')?.value;
    if (!address) continue;
    const url = decodeReferences(text.slice(address.start, address.end)).trim();
    if (tag.name === 'img')
      links.push(make('html-image', tag.span, address, url, attributeOf(tag, 'alt')?.value));
    else {
      const close = closingTag(text, tag, span, node, parent);
      const whole = { start: tag.span.start, end: close?.end ?? tag.span.end };
      links.push(make('html-link', whole, address, url, close && { start: tag.span.end, end: close.start }));
    }
  }
  return links;
}

/** Where `</a>` stands: in the same piece of HTML, or, within a paragraph, in a later one. */
function closingTag(
  text: string,
  tag: HtmlTag,
  within: Span,
  node: Html,
  parent: Parents | undefined,
): Span | undefined {
  const inside = findClose(text, { start: tag.span.end, end: within.end });
  if (inside || !parent || parent.type === 'root') return inside;
  const siblings: readonly Nodes[] = parent.children;
  for (let index = siblings.indexOf(node) + 1; index < siblings.length; index++) {
    const sibling = siblings[index];
    const close = sibling?.type === 'html' ? findClose(text, spanOfNode(sibling)) : undefined;
    if (close) return close;
  }
  return undefined;
}

function findClose(text: string, span: Span): Span | undefined {
  const close = /<\/a\s*>/i.exec(text.slice(span.start, span.end));
  return close
    ? { start: span.start + close.index, end: span.start + close.index + close[0].length }
    : undefined;
}

import type { Definition, Html, ImageReference, LinkReference, Nodes, Parents, Root } from 'mdast';
import { attributeOf, decodeReferences, findHtmlTags } from '../syntax/html.ts';
import { readDefinition, readInlineImage, readInlineLink } from '../syntax/link-parts.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { firstFrom } from '../text/first-from.ts';
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
  const closings = closingTags(source.text);
  for (const { node, holder } of nodesIn(root)) {
    const link = readLink(source.text, node, definitions);
    if (link) links.push(link);
    else if (node.type === 'html')
      for (const each of readHtml(source.text, node, () => closings(node, holder?.node))) links.push(each);
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

function readHtml(text: string, node: Html, closings: () => Closings): readonly Link[] {
  const links: Link[] = [];
  for (const tag of findHtmlTags(text, spanOfNode(node))) {
    const address = attributeOf(tag, tag.name === 'img' ? 'src' : tag.name === 'a' ? 'href' : '')?.value;
    if (!address) continue;
    const url = decodeReferences(text.slice(address.start, address.end)).trim();
    if (tag.name === 'img')
      links.push(make('html-image', tag.span, address, url, attributeOf(tag, 'alt')?.value));
    else {
      const { starts, spans } = closings();
      const close = spans[firstFrom(starts, tag.span.end)];
      const whole = { start: tag.span.start, end: close?.end ?? tag.span.end };
      links.push(make('html-link', whole, address, url, close && { start: tag.span.end, end: close.start }));
    }
  }
  return links;
}

/** Tags in the order of the text. */
interface Closings {
  readonly starts: readonly number[];
  readonly spans: readonly Span[];
}

/** Where each `</a>` stands that may close a tag of a piece of HTML: in that piece, or, within a paragraph, in all of its pieces. Those are looked for once. */
function closingTags(text: string): (node: Html, parent: Parents | undefined) => Closings {
  const known = new Map<Nodes, Closings>();
  return (node, parent) => {
    const holder = parent && parent.type !== 'root' ? parent : undefined;
    const key = holder ?? node;
    let found = known.get(key);
    if (!found) {
      const pieces: readonly Nodes[] = holder ? holder.children : [node];
      const spans = pieces.flatMap((piece) =>
        piece.type === 'html' ? closingsIn(text, spanOfNode(piece)) : [],
      );
      found = { starts: spans.map(({ start }) => start), spans };
      known.set(key, found);
    }
    return found;
  };
}

function closingsIn(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/<\/a\s*>/gi)].map(({ index, 0: tag }) => ({
    start: start + index,
    end: start + index + tag.length,
  }));
}

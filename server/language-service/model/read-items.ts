import type { ListItem, Root } from 'mdast';
import type { Piece } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import { lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Item } from './minutes.ts';
import { nodesIn } from './nodes-in.ts';
import { sourceOf } from './passage.ts';

/** The list items of a piece in the order of the text. Spans count from the piece. */
export const itemsIn: (piece: Piece) => readonly Item[] = remember((piece) =>
  readItems(sourceOf(piece), piece.root),
);

function readItems(source: SourceText, root: Root): readonly Item[] {
  const items: Item[] = [];
  /** How many lists stand round a node with so many ancestors, on the way to the node that was read last. */
  const lists = [0];
  for (const { node, holder, depth } of nodesIn(root)) {
    const outer = lists[depth] ?? 0;
    lists[depth + 1] = outer + (node.type === 'list' ? 1 : 0);
    if (node.type !== 'listItem') continue;
    const span = spanOfNode(node);
    const list = holder?.node;
    items.push({
      ...placeOf(source, node, span),
      depth: outer - 1,
      ordered: list?.type === 'list' && list.ordered === true,
      ...(typeof node.checked === 'boolean' && { checked: node.checked }),
    });
  }
  return items;
}

function placeOf(source: SourceText, node: ListItem, span: Span): Pick<Item, 'span' | 'marker' | 'label'> {
  const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(source.text.slice(span.start, span.start + 10))?.[0] ?? '';
  const markerSpan = { start: span.start, end: span.start + marker.length };
  const first = node.children[0];
  const content = first ? spanOfNode(first) : { start: markerSpan.end, end: markerSpan.end };
  const line = lineSpan(source, lineAt(source, content.start));
  return { span, marker: markerSpan, label: { start: content.start, end: Math.min(content.end, line.end) } };
}

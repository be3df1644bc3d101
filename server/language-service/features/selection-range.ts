import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Minutes } from '../model/minutes.ts';
import { passagesAt } from '../model/passages-at.ts';
import { portionAt, portionsOf, startOf } from '../model/portions.ts';
import { itemsIn } from '../model/read-items.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { lengthOf, lineAt, lineSpan, offsetAt, rangeOf, slice } from '../text/source-text.ts';
import { contains, movedSpan, type Span } from '../text/span.ts';
import type { DocumentParams, Feature } from './feature.ts';

interface SelectionParams extends DocumentParams {
  readonly positions: readonly Position[];
}

/** From the word at the caret outwards: word, words, item, list, section, everything. */
export const selectionRange: Feature<SelectionParams, SelectionRange[]> = {
  method: 'textDocument/selectionRange',
  capabilities: (client) => (client.selectionRange ? { selectionRangeProvider: true } : undefined),
  handle(snapshot, { textDocument, positions }) {
    const minutes = snapshot.minutes(textDocument.uri);
    return minutes && positions.map((position) => around(minutes, offsetAt(minutes.source, position)));
  },
};

function around(minutes: Minutes, offset: number): SelectionRange {
  const at: Span = { start: offset, end: offset };
  const word = wordAt(minutes, offset);
  const spans = [...blocksAt(minutes, offset), ...sectionsAt(minutes, offset), ...(word ? [word] : [])];
  const whole: Span = { start: 0, end: lengthOf(minutes.source) };
  const nested = spans
    .filter((span) => contains(span, at) && span.end > span.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  let range: SelectionRange = { range: rangeOf(minutes.source, whole) };
  let outer = whole;
  for (const span of nested) {
    if (!contains(outer, span) || (span.start === outer.start && span.end === outer.end)) continue;
    range = { range: rangeOf(minutes.source, span), parent: range };
    outer = span;
  }
  return range;
}

/** What the tree has at an offset, and the labels of items. */
function blocksAt(minutes: Minutes, offset: number): readonly Span[] {
  return passagesAt(minutes, { start: offset, end: offset }).flatMap(({ piece, start }) => {
    const at: Span = { start: offset - start, end: offset - start };
    const nodes = piece.root.children.flatMap((block) =>
      contains(spanOfNode(block), at) ? [...walk(block)].map(({ node }) => spanOfNode(node)) : [],
    );
    return [...nodes, ...itemsIn(piece).map(({ label }) => label)].map((span) => movedSpan(span, start));
  });
}

/** The sections round an offset, and what stands under the innermost up to the next. */
function sectionsAt(minutes: Minutes, offset: number): readonly Span[] {
  const portions = portionsOf(minutes);
  const startAt = (index: number): number => {
    const portion = portions[index];
    return portion ? startOf(portion) : lengthOf(minutes.source);
  };
  const spans: Span[] = [];
  const innermost = portionAt(portions, offset);
  let depth = Number.POSITIVE_INFINITY;
  for (let index = innermost; index >= 0; index--) {
    const placed = portions[index];
    if (!placed || placed.section.level >= depth) continue;
    depth = placed.section.level;
    const start = startOf(placed);
    spans.push({ start, end: startAt(placed.following) });
    if (index === innermost)
      spans.push({ start: placed.place.start + placed.portion.heading.span.end, end: startAt(index + 1) });
  }
  return spans;
}

/** The word at an offset, Chinese ones included (Unicode Standard Annex 29 with the runtime's dictionary). */
function wordAt({ source }: Minutes, offset: number): Span | undefined {
  const line = lineSpan(source, lineAt(source, offset));
  const from = Math.max(line.start, offset - 200);
  const text = slice(source, { start: from, end: Math.min(line.end, offset + 200) });
  const segment = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text).containing(offset - from);
  if (!segment?.isWordLike) return undefined;
  const start = from + segment.index;
  return { start, end: start + segment.segment.length };
}

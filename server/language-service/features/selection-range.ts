import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Minutes } from '../model/minutes.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { lineAt, lineSpan, offsetAt, rangeOf, slice } from '../text/source-text.ts';
import { contains, type Span } from '../text/span.ts';
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
  const spans: Span[] = [...walk(minutes.tree)].map(({ node }) => spanOfNode(node));
  for (const item of minutes.items) spans.push(item.label);
  for (const { span, body } of minutes.sections) spans.push(span, body);
  const word = wordAt(minutes, offset);
  if (word) spans.push(word);
  const whole: Span = { start: 0, end: minutes.source.text.length };
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

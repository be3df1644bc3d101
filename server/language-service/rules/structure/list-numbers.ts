import { type OrdinalReading, readOrdinal } from '../../calendar/numeral.ts';
import type { Minutes } from '../../model/minutes.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { leastWrong, type Numbered, restarts } from './number-runs.ts';

/** A number at the start of a list item or a paragraph. */
export interface LineNumber {
  readonly span: Span;
  readonly value: number;
}

/** The slips in the numbers of ordered lists, and of paragraphs that begin with a number (`1、…`). */
export function* lineSlips(minutes: Minutes): Generator<readonly Numbered<LineNumber>[]> {
  const { text } = minutes.source;
  for (const { node } of walk(minutes.tree)) {
    if (node.type !== 'list' || !node.ordered) continue;
    if (minutes.invitation && overlaps(minutes.invitation.span, spanOfNode(node))) continue;
    yield* listSlips(node.children.flatMap((item) => numberAt(text, spanOfNode(item).start)));
  }
  for (const { blocks } of minutes.sections) {
    yield* paragraphSlips(
      blocks.flatMap((block) => {
        const ordinal = block.type === 'paragraph' ? readOrdinal(text, spanOfNode(block).start) : undefined;
        return ordinal && ordinal.path.length === 1 ? [ordinal] : [];
      }),
    );
  }
}

function numberAt(text: string, offset: number): LineNumber[] {
  const digits = /^\d{1,9}(?=[.)])/.exec(text.slice(offset, offset + 10))?.[0];
  return digits ? [{ span: { start: offset, end: offset + digits.length }, value: Number(digits) }] : [];
}

/** A list may begin anywhere, number all its items alike (which Markdown allows on purpose), or be several lists that grew together. */
function listSlips(list: readonly LineNumber[]): Numbered<LineNumber>[][] {
  const [first, second] = list;
  if (!first || !second || list.every(({ value }) => value === first.value)) return [];
  if (restarts(list.map(({ value }) => value))) return [];
  return leastWrong([countFrom(list, first.value), countFrom(list, Math.max(second.value - 1, 0))]);
}

function countFrom(list: readonly LineNumber[], start: number): Numbered<LineNumber>[] {
  return list.map((each, index) => ({ of: each, written: each.value, expected: start + index }));
}

/**
 * Paragraphs are a list only for the reader, so that less can be known: three and more in one section that are written alike and
 * count from 1, with one slip among them.
 */
function paragraphSlips(ordinals: readonly OrdinalReading[]): Numbered<LineNumber>[][] {
  const [first] = ordinals;
  if (first?.value !== 1 || ordinals.length < 3) return [];
  const alike = ordinals.every(
    ({ style, separator }) => style === first.style && separator.trim() === first.separator.trim(),
  );
  const list = ordinals.map(({ number, value }) => ({ span: number, value }));
  if (!alike || list.slice(1).some(({ value }) => value === 1)) return [];
  const runs = leastWrong([countFrom(list, 1)]);
  return runs.length === 1 ? runs : [];
}

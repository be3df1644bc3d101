import { type OrdinalReading, readOrdinal } from '../../calendar/numeral.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { nodesIn } from '../../model/nodes-in.ts';
import { sectionAt } from '../../model/outline.ts';
import type { Passage } from '../../model/passage.ts';
import { passagesWith } from '../../model/passages-with.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { remember } from '../../text/remember.ts';
import { moved, overlaps, type Span } from '../../text/span.ts';
import { leastWrong, type Numbered, restarts } from './number-runs.ts';

/** A number at the start of a list item or a paragraph. */
export interface LineNumber {
  readonly span: Span;
  readonly value: number;
}

/** The slips in the numbers of ordered lists. */
export function* listSlips({
  source,
  tree,
  invitation,
}: Passage): Generator<readonly Numbered<LineNumber>[]> {
  for (const { node } of nodesIn(tree)) {
    if (node.type !== 'list' || !node.ordered) continue;
    if (invitation && overlaps(invitation.span, spanOfNode(node))) continue;
    yield* slipsIn(node.children.flatMap((item) => numberAt(source.text, spanOfNode(item).start)));
  }
}

/** The slips in the numbers of paragraphs that begin with one (`1、…`), section by section. */
export function* paragraphSlips(minutes: Minutes): Generator<readonly Numbered<LineNumber>[]> {
  const found = new Map<Section, OrdinalReading[]>();
  for (const index of passagesWithOrdinals(minutes)) {
    const place = minutes.passages[index];
    for (const ordinal of place ? ordinalsIn(place.piece) : []) {
      const placed = moved(ordinal, place?.start ?? 0);
      const section = sectionAt(minutes, placed.span.start);
      if (!section) continue;
      const list = found.get(section);
      if (list) list.push(placed);
      else found.set(section, [placed]);
    }
  }
  for (const ordinals of found.values()) yield* slipsOfParagraphs(ordinals);
}

const ordinalsIn: (piece: Piece) => readonly OrdinalReading[] = remember(({ text, root }) =>
  root.children.flatMap((block) => {
    const ordinal = block.type === 'paragraph' ? readOrdinal(text, spanOfNode(block).start) : undefined;
    return ordinal && ordinal.path.length === 1 ? [ordinal] : [];
  }),
);

const passagesWithOrdinals = passagesWith(({ piece }) => ordinalsIn(piece).length > 0);

function numberAt(text: string, offset: number): LineNumber[] {
  const digits = /^\d{1,9}(?=[.)])/.exec(text.slice(offset, offset + 10))?.[0];
  return digits ? [{ span: { start: offset, end: offset + digits.length }, value: Number(digits) }] : [];
}

/** A list may begin anywhere, number all its items alike (which Markdown allows on purpose), or be several lists that grew together. */
function slipsIn(list: readonly LineNumber[]): Numbered<LineNumber>[][] {
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
function slipsOfParagraphs(ordinals: readonly OrdinalReading[]): Numbered<LineNumber>[][] {
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

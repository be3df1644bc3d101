import type { RootContent } from 'mdast';
import { readOrdinal } from '../calendar/numeral.ts';
import type { Piece, PlacedPiece } from '../syntax/pieces.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { isSame, remember } from '../text/remember.ts';
import { movedSpan, type Span } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
import { headingsIn } from './read-headings.ts';

/** Characters of a passage that were replaced, all of them in one block of words. Offsets count from the passage's start. */
export interface QuietChange extends Span {
  /** The passage's number in the list of passages, which is the same before and after. */
  readonly passage: number;
  /** By how many characters, and by how many line ends, the passage grew. */
  readonly by: number;
  readonly lines: number;
}

/** More passages at once are no typing. */
const MOST_PASSAGES = 25;
/** Shorter lines that stand alone may be a heading without marks, or the meeting's time. */
const SHORTEST_PROSE = 60;

/**
 * How the text of `before` became the text of these pieces, where only words inside lists, tables and paragraphs changed: headings,
 * opening and blocks are then the same as before but for their places, and what was said of the document as a whole still holds.
 * Undefined after any other change.
 */
export function quietChanges(
  before: Minutes,
  pieces: readonly PlacedPiece[],
): readonly QuietChange[] | undefined {
  const old = before.passages;
  const moment = before.time?.moment;
  // Without the time, or a part of it, it is looked for in other places.
  if (old.length !== pieces.length || !moment?.date || !moment.start) return undefined;
  const changes: QuietChange[] = [];
  for (let index = 0; index < old.length; index++) {
    const was = old[index];
    const is = pieces[index];
    if (!was || !is) return undefined;
    if (was.piece === is.piece) continue;
    const change = changes.length < MOST_PASSAGES ? changeWithin(was.piece, is.piece) : undefined;
    if (!change || isOpening(before, was)) return undefined;
    changes.push({ passage: index, lines: is.piece.lineEnds - was.piece.lineEnds, ...change });
  }
  return changes;
}

/** Where an offset of a passage stands after a change in it; undefined within what changed and at its ends. */
export function offsetAfter({ start, end, by }: Replaced, offset: number): number | undefined {
  if (offset < start) return offset;
  return offset > end ? offset + by : undefined;
}

interface Replaced extends Span {
  readonly by: number;
}

/** Whether a passage holds the time or the invitation, or the place for them. */
function isOpening({ time, invitation, opening }: Minutes, { piece, start }: PlacedPiece): boolean {
  const end = start + piece.text.length;
  const spans = [time?.line, invitation?.span, ...opening];
  return spans.some((span) => span !== undefined && span.start < end && start <= span.end);
}

/** The characters that differ, where they stand in one block of words. */
function changeWithin(was: Piece, is: Piece): Replaced | undefined {
  const by = is.text.length - was.text.length;
  let start = 0;
  const shorter = Math.min(was.text.length, is.text.length);
  while (start < shorter && was.text.charCodeAt(start) === is.text.charCodeAt(start)) start++;
  let end = was.text.length;
  while (end > start && end + by > start && was.text.charCodeAt(end - 1) === is.text.charCodeAt(end + by - 1))
    end--;
  const olds = was.root.children;
  const news = is.root.children;
  if (olds.length !== news.length) return undefined;
  let holds = false;
  for (const [index, old] of olds.entries()) {
    const now = news[index];
    if (!now || now.type !== old.type) return undefined;
    const a = spanOfNode(old);
    const b = spanOfNode(now);
    if (a.start < start && end <= a.end) {
      if (b.start !== a.start || b.end !== a.end + by) return undefined;
      if (!isProse(was.text, old) || !isProse(is.text, now)) return undefined;
      // A bold line may be a heading, too.
      if ([was, is].some((piece) => headingsIn(piece).some((heading) => heading.index === index)))
        return undefined;
      const telling = tellingIn(old).map(({ type, span }) => ({
        type,
        span: beside(span, { start, end, by }),
      }));
      if (!isSame(telling, tellingIn(now))) return undefined;
      holds = true;
    } else {
      const shift = a.start >= end && a.start > start ? by : 0;
      if (b.start !== a.start + shift || b.end !== a.end + shift) return undefined;
    }
  }
  return holds ? { start, end, by } : undefined;
}

/** Whether a block is one of words that can be no heading and no number of a list, in whatever form. */
function isProse(text: string, block: RootContent): boolean {
  if (block.type === 'list' || block.type === 'table') return true;
  if (block.type !== 'paragraph') return false;
  const { start, end } = spanOfNode(block);
  const words = text.slice(start, end);
  if (/^[ ]{0,3}#/m.test(words) || readOrdinal(text, start)) return false;
  return words.length >= SHORTEST_PROSE || /[\r\n]/.test(words);
}

const TELLING: ReadonlySet<string> = new Set([
  'code',
  'html',
  'heading',
  'definition',
  'footnoteDefinition',
  'blockquote',
]);

interface Telling {
  readonly type: string;
  readonly span: Span;
}

/** What stands in a block and is more than words. */
const tellingIn: (block: RootContent) => readonly Telling[] = remember((block) => {
  const found: Telling[] = [];
  for (const { node } of walk(block)) {
    if (TELLING.has(node.type)) found.push({ type: node.type, span: spanOfNode(node) });
  }
  return found;
});

/** A span after the characters beside it were replaced; undefined for one that they stand in. */
function beside(span: Span, { start, end, by }: Replaced): Span | undefined {
  if (span.end < start) return span;
  return span.start > end ? movedSpan(span, by) : undefined;
}

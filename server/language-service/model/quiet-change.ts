import type { PlacedPiece } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { createMemory } from '../text/memory.ts';
import { remember } from '../text/remember.ts';
import type { Minutes } from './minutes.ts';
import { type Quiet, quietBlock, type Replaced } from './quiet-block.ts';

/** Characters of a passage that were replaced, all of them in one block. Offsets count from the passage's start. */
export interface QuietChange extends Replaced, Quiet {
  /** The passage's number in the list of passages, which is the same before and after. */
  readonly passage: number;
  /** By how many line ends the passage grew. */
  readonly lines: number;
}

/** More passages at once are no typing. */
const MOST_PASSAGES = 25;

interface Step {
  readonly changes: readonly QuietChange[] | undefined;
  /** The number of the version before: a version that was kept here would keep the one before itself. */
  readonly before: number;
}

const steps = createMemory<Minutes, Step>();

let count = 0;
const numberOf: (minutes: Minutes) => number = remember(() => ++count);

/** Keeps how minutes came from some before; without changes where more than words changed. */
export function keepChanges(
  before: Minutes,
  minutes: Minutes,
  changes: readonly QuietChange[] | undefined,
): void {
  steps.set(minutes, { before: numberOf(before), changes });
}

/** How minutes came from some before, where only words changed. */
export function changesBetween(before: Minutes, minutes: Minutes): readonly QuietChange[] | undefined {
  const step = steps.get(minutes);
  return step?.before === numberOf(before) ? step.changes : quietChanges(before, minutes.passages);
}

/**
 * How the text of `before` became the text of these pieces, where only words inside blocks changed: sections, opening and blocks are
 * then the same as before but for their places, for what headings are called that stand for no section, and for what the layout takes one of
 * them for; and what was said of the document as a whole still holds. Undefined after any other change.
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
    const change = changes.length < MOST_PASSAGES ? changeWithin(before, index, was, is) : undefined;
    if (!change || isOpening(before, was)) return undefined;
    // What one name does to the others was judged by itself.
    if (change.naming && changes.some(({ naming }) => naming)) return undefined;
    changes.push({ passage: index, lines: is.piece.lineEnds - was.piece.lineEnds, ...change });
  }
  return changes;
}

/** Whether a passage holds the time or the invitation, or the place for them. */
function isOpening({ time, invitation, opening }: Minutes, { piece, start }: PlacedPiece): boolean {
  const end = start + piece.text.length;
  const spans = [time?.line, invitation?.span, ...opening];
  return spans.some((span) => span !== undefined && span.start < end && start <= span.end);
}

/** The characters that differ, where they stand in one block. */
function changeWithin(
  before: Minutes,
  passage: number,
  { piece: was, start: from }: PlacedPiece,
  { piece: is, start: to }: PlacedPiece,
): (Replaced & Quiet) | undefined {
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
  let quiet: Quiet | undefined;
  for (const [index, old] of olds.entries()) {
    const now = news[index];
    if (!now || now.type !== old.type) return undefined;
    const a = spanOfNode(old);
    const b = spanOfNode(now);
    if (a.start < start && end <= a.end) {
      if (b.start !== a.start || b.end !== a.end + by) return undefined;
      const blocks = [
        { piece: was, start: from, block: old, index },
        { piece: is, start: to, block: now, index },
      ] as const;
      quiet = quietBlock(before, passage, ...blocks, { start, end, by });
      if (!quiet) return undefined;
    } else {
      const shift = a.start >= end && a.start > start ? by : 0;
      if (b.start !== a.start + shift || b.end !== a.end + shift) return undefined;
    }
  }
  return quiet && { start, end, by, ...quiet };
}

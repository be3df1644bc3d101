import type { RootContent } from 'mdast';
import type { PlacedPiece } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { createMemory } from '../text/memory.ts';
import { remember } from '../text/remember.ts';
import { differingSpan } from '../text/span.ts';
import type { Earlier, Minutes } from './minutes.ts';
import { sinceOf } from './outline.ts';
import { type Quiet, quietBlock, type Replaced } from './quiet-block.ts';

/** Characters of a passage that were replaced, all of them in one block. Offsets count from the passage's start, where the changes before this one have been made. */
export interface QuietChange extends Replaced, Quiet {
  /** The passage's number in the list of passages, which is the same before and after. */
  readonly passage: number;
  /** By how many line ends the block grew. */
  readonly lines: number;
}

/** More changes at once are no typing. */
const MOST_CHANGES = 25;

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
  const { profile, layout, invitation } = before;
  let earlier: Earlier = {
    profile,
    layout,
    passages: old,
    since: sinceOf(before),
    ...(invitation && { invitation }),
  };
  const changes: QuietChange[] = [];
  for (let index = 0; index < old.length; index++) {
    const was = old[index];
    const is = pieces[index];
    if (!was || !is) return undefined;
    if (was.piece === is.piece) continue;
    const own = changes.length < MOST_CHANGES ? changesWithin(earlier, index, was, is) : undefined;
    if (!own || isOpening(before, was)) return undefined;
    for (const change of own) changes.push(change);
    // Each name is judged where those before it have changed: as if they were typed one after the other.
    const naming = own.find((change) => change.naming)?.naming;
    if (naming) {
      const { since } = earlier;
      earlier = { ...earlier, since: { ...since, renamed: new Map([...since.renamed, [index, naming]]) } };
    }
  }
  return changes;
}

/** Whether a passage holds the time or the invitation, or the place for them. */
function isOpening({ time, invitation, opening }: Minutes, { piece, start }: PlacedPiece): boolean {
  const end = start + piece.text.length;
  const spans = [time?.line, invitation?.span, ...opening];
  return spans.some((span) => span !== undefined && span.start < end && start <= span.end);
}

/**
 * The characters of a passage that differ, block by block, the last first, so that each stands where it stood before; undefined where
 * more differs than words in blocks.
 */
function changesWithin(
  before: Earlier,
  passage: number,
  { piece: was, start: from }: PlacedPiece,
  { piece: is, start: to }: PlacedPiece,
): readonly QuietChange[] | undefined {
  const olds = was.root.children;
  const news = is.root.children;
  if (olds.length !== news.length) return undefined;
  const all = differingSpan(was.text, is.text);
  const isTouched = (start: number, end: number): boolean => start <= all.end && all.start <= end;
  const changes: QuietChange[] = [];
  let shift = 0;
  let behind = 0;
  const isSameUpTo = (end: number): boolean =>
    !isTouched(behind, end) || was.text.slice(behind, end) === is.text.slice(behind + shift, end + shift);
  for (const [index, old] of olds.entries()) {
    const now = news[index];
    if (!now || now.type !== old.type) return undefined;
    const a = spanOfNode(old);
    const b = spanOfNode(now);
    const by = b.end - a.end - shift;
    if (b.start !== a.start + shift || !isSameUpTo(a.start)) return undefined;
    behind = a.end;
    if (isTouched(a.start, a.end)) {
      const own = differingSpan(was.text.slice(a.start, a.end), is.text.slice(b.start, b.end));
      if (own.start === own.end && by === 0) continue;
      const start = a.start + own.start;
      const change = { start, end: a.start + own.end, by };
      const blocks = [
        { piece: was, start: from, block: old, index },
        { piece: is, start: to, block: now, index },
      ] as const;
      const quiet = start > a.start && quietBlock(before, passage, ...blocks, { ...change, shift });
      if (!quiet) return undefined;
      changes.push({ passage, lines: linesOf(now) - linesOf(old), ...change, ...quiet });
      shift += by;
    } else if (by !== 0) return undefined;
  }
  return changes.length > 0 && isSameUpTo(was.text.length) ? changes.toReversed() : undefined;
}

function linesOf({ position }: RootContent): number {
  return position ? position.end.line - position.start.line : 0;
}

import { lineageOf } from '../syntax/tree-of.ts';
import { remember } from '../text/remember.ts';
import type { Minutes } from './minutes.ts';
import type { PlacedPassage } from './passage.ts';

interface Found {
  /** The version since which only words changed, and the passages that did. */
  readonly base?: Minutes;
  readonly changed: ReadonlySet<number>;
  readonly passages: readonly PlacedPassage[];
  readonly numbers: readonly number[];
}

const NOTHING: Found = { changed: new Set(), passages: [], numbers: [] };

/**
 * The numbers of the passages of which something holds, in order; it must not depend on where a passage stands. Of a document that
 * is edited only those are looked at that changed.
 */
export function passagesWith(
  holds: (place: PlacedPassage) => boolean,
): (minutes: Minutes) => readonly number[] {
  const latest = new WeakMap<object, Found>();
  return remember((minutes) => {
    const { source, passages } = minutes;
    const { base = minutes, changed = NOTHING.changed } = minutes.since ?? {};
    const lineage = lineageOf(source);
    const before = latest.get(lineage) ?? NOTHING;
    const numbers =
      before.base === base
        ? followWords(before, new Set([...before.changed, ...changed]), passages, holds)
        : follow(before, passages, holds);
    latest.set(lineage, { base, changed, passages, numbers });
    return numbers;
  });
}

/** Where only words changed, all passages keep their numbers. */
function followWords(
  { passages: before, numbers }: Found,
  changed: ReadonlySet<number>,
  passages: readonly PlacedPassage[],
  holds: (place: PlacedPassage) => boolean,
): readonly number[] {
  const others = [...changed].filter((index) => passages[index]?.passage !== before[index]?.passage);
  if (others.length === 0) return numbers;
  const again = new Set(others);
  const found = others.filter((index) => {
    const place = passages[index];
    return place !== undefined && holds(place);
  });
  return [...numbers.filter((index) => !again.has(index)), ...found].sort((a, b) => a - b);
}

/** Passages that are the same from the beginning and from the end on are not looked at. */
function follow(
  { passages: before, numbers }: Found,
  passages: readonly PlacedPassage[],
  holds: (place: PlacedPassage) => boolean,
): readonly number[] {
  const shorter = Math.min(before.length, passages.length);
  let first = 0;
  while (first < shorter && before[first]?.passage === passages[first]?.passage) first++;
  const by = passages.length - before.length;
  let last = passages.length;
  while (last - by > first && last > first && before[last - by - 1]?.passage === passages[last - 1]?.passage)
    last--;
  const found = numbers.filter((index) => index < first);
  for (let index = first; index < last; index++) {
    const place = passages[index];
    if (place && holds(place)) found.push(index);
  }
  for (const index of numbers) if (index >= last - by) found.push(index + by);
  return found;
}

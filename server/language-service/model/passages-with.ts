import { remember } from '../text/remember.ts';
import type { Minutes } from './minutes.ts';
import type { PlacedPassage } from './passage.ts';

/**
 * The numbers of the passages of which something holds, in order. All are looked at once; after changes of words only those are that
 * changed.
 */
export function passagesWith(
  holds: (place: PlacedPassage) => boolean,
): (minutes: Minutes) => readonly number[] {
  const all = remember(({ passages }: Minutes) =>
    passages.flatMap((place, index) => (holds(place) ? [index] : [])),
  );
  return remember((minutes) => {
    const { passages, since } = minutes;
    if (!since) return all(minutes);
    const { base, changed } = since;
    const now = [...changed].filter((index) => {
      const place = passages[index];
      return place !== undefined && holds(place);
    });
    return [...all(base).filter((index) => !changed.has(index)), ...now].sort((a, b) => a - b);
  });
}

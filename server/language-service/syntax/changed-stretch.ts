import { isCutBetween } from './cut.ts';
import { closesMatter, endOfMatter, opensMatter } from './front-matter.ts';
import type { Stretch } from './read-segments.ts';
import type { Segment } from './segment.ts';

/** The characters from `start` to `end` became `text`. Offsets are those of the text before. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to read again of a changed document. */
export interface ChangedStretch {
  /** It takes the place of the segments from `first` to its `next`. */
  readonly stretch: Stretch;
  readonly first: number;
  /** Whether the first line of the document opens front matter that nothing closes. */
  readonly openMatter: boolean;
}

interface Before {
  readonly segments: readonly Segment[];
  readonly starts: readonly number[];
  readonly openMatter: boolean;
}

/**
 * The segments that a change touches; the one before, where with the first line now no segment may begin; the one behind, where
 * none may begin behind the last; all before or more behind, where front matter closes now. The text is empty where whole segments
 * went and nothing else changed.
 */
export function changedStretch(before: Before, { start, end, text }: TextChange): ChangedStretch {
  const { segments, starts } = before;
  const texts = (from: number, to: number): string =>
    segments.slice(from, to).reduce((all, one) => all + one.text, '');
  let first = segmentIndex(starts, start);
  const last = segmentIndex(starts, end);
  // What ends where a segment begins does not touch that segment.
  let next = last > first && starts[last] === end ? last : last + 1;
  const touched = texts(first, next);
  const offset = starts[first] ?? 0;
  let words = touched.slice(0, start - offset) + text + touched.slice(end - offset);
  const extend = (): void => {
    if (next < segments.length && !isCutBetween(words, texts(next, next + 1))) words += texts(next, ++next);
  };
  if (words !== '') extend();
  const right = words || texts(next, next + 1);
  if (first > 0 && !isCutBetween(texts(first - 1, first), right)) {
    words = texts(--first, first + 1) + words;
    extend();
  }
  if (first > 0 && before.openMatter && closesMatter(words)) {
    words = texts(0, first) + words;
    first = 0;
  }
  if (first > 0)
    return { first, stretch: stretchOf(words, undefined, segments, next), openMatter: before.openMatter };
  if (!before.openMatter && opensMatter(words) && endOfMatter(words) === undefined) {
    const closing = segments.findIndex((segment, index) => index >= next && closesMatter(segment.text));
    if (closing >= 0) {
      words += texts(next, closing + 1);
      next = closing + 1;
    }
  }
  const matter = endOfMatter(words);
  return {
    first,
    stretch: stretchOf(words, matter, segments, next),
    openMatter: matter === undefined && opensMatter(words),
  };
}

/** A stretch that can go on with the segments from `next` on. */
function stretchOf(
  text: string,
  matter: number | undefined,
  segments: readonly Segment[],
  next: number,
): Stretch {
  return {
    text,
    next,
    last: next === segments.length,
    matter,
    more(length) {
      let words = '';
      let index = next;
      while (index < segments.length && words.length < length) words += segments[index++]?.text;
      return stretchOf(text + words, matter, segments, index);
    },
  };
}

/** The index of the segment that holds the character at an offset; the last for the end of the text. */
export function segmentIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

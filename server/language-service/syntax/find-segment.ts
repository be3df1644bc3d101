import type { Segment } from './segment.ts';

interface Known {
  readonly segments: readonly Segment[];
  readonly replaced: readonly Segment[];
}

/** Segments by their text. */
export interface Finder {
  find(text: string, closed: boolean): Segment | undefined;
  keep(segment: Segment): void;
}

/** So many times going through a list is faster than making an index of it. */
const TIMES = 8;

/** Finds segments among those of a tree, those that were in it, and those that are kept. */
export function finderOf({ segments, replaced }: Known): Finder {
  const kept = new Map<string, Segment>();
  const keep = (segment: Segment): void => {
    if (segment.closed) kept.set(segment.text, segment);
  };
  let times = 0;
  return {
    keep,
    find(text, closed) {
      if (times++ < TIMES)
        return (closed && kept.get(text)) || among(replaced, text, closed) || among(segments, text, closed);
      if (times === TIMES + 1) {
        const already = [...kept.values()];
        for (const segment of [...segments, ...replaced, ...already]) keep(segment);
      }
      return closed ? kept.get(text) : undefined;
    },
  };
}

/** The first of them with a text. A loop, since this is asked several times at each keystroke. */
function among(segments: readonly Segment[], text: string, closed: boolean): Segment | undefined {
  for (let index = 0; index < segments.length; index++) {
    const one = segments[index];
    if (one?.text === text && one.closed === closed) return one;
  }
  return undefined;
}

const REPLACED_SEGMENTS = 16;
const REPLACED_CHARACTERS = 50_000;

/** The first few of them: a tree takes many times the room of its text. */
export function firstFew(segments: readonly Segment[]): readonly Segment[] {
  let room = REPLACED_CHARACTERS;
  return segments.slice(0, REPLACED_SEGMENTS).filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
}

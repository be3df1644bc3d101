/**
 * The same words in memory of their own. Engines keep a piece cut from a text as a view of the whole text; what lives longer than
 * the text must not hold it.
 */
export function copyOf(words: string): string {
  return words.length < SHORTEST_VIEW ? words : ` ${words}`.slice(1);
}

/** Shorter pieces are copied by V8 itself. */
const SHORTEST_VIEW = 13;

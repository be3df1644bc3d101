import type { Span } from './span.ts';

/** The least of numbers, of however many: a call takes some ten thousand arguments and throws at more. Infinity where there are none. */
export function least(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const each of numbers) if (each < found) found = each;
  return found;
}

/** The greatest of numbers, of however many; -Infinity where there are none. */
export function greatest(numbers: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const each of numbers) if (each > found) found = each;
  return found;
}

/** From the first character of some spans, at least one, to the last. */
export function hullOf(spans: readonly Span[]): Span {
  return { start: least(spans.map(({ start }) => start)), end: greatest(spans.map(({ end }) => end)) };
}

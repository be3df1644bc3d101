import type { Definitions } from './labels.ts';
import { readAgain } from './read-segments.ts';
import type { Segment } from './segment.ts';

/** Reads those segments again that other definitions change, in place; equal ones stay one object. */
export function* settle(
  segments: Segment[],
  { counts }: Definitions,
  isChanged: (segment: Segment, index: number) => boolean,
  from = 0,
  to = segments.length,
): Generator<void, void> {
  const renewed = new Map<Segment, Segment>();
  for (let index = from; index < to; index++) {
    const segment = segments[index];
    if (!segment || !isChanged(segment, index)) continue;
    const twin = renewed.get(segment) ?? readAgain(segment, counts);
    renewed.set(segment, twin);
    segments[index] = twin;
    yield;
  }
}

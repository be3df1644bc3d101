import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealOut, lanesIn } from '../../server/cli/lanes.ts';
import { createSequence } from '../../server/cli/sequence.ts';

describe('lanes', () => {
  it('give each piece to one lane, whichever is faster', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat(4)),
        (count, width, turns) => {
          const lanes = lanesIn(dealOut(count, width));
          const taken: number[] = [];
          const busy = new Set(Array.from({ length: width }, (_, lane) => lane));
          for (const turn of turns) {
            const lane = [...busy][turn % busy.size];
            if (lane === undefined) break;
            const piece = lanes.take(lane);
            if (piece === undefined) busy.delete(lane);
            else {
              taken.push(piece);
              expect(lanes.last(lane)).toBe(piece);
            }
          }
          expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, piece) => piece));
        },
      ),
    );
  });

  it('are runs of neighbours, and a lane that is done takes the second half of the longest rest', () => {
    const lanes = lanesIn(dealOut(300, 3));
    expect([lanes.take(0), lanes.take(1), lanes.take(2), lanes.take(0)]).toEqual([0, 100, 200, 1]);
    for (let piece = 101; piece < 200; piece++) expect(lanes.take(1)).toBe(piece);
    expect(lanes.take(1)).toBe(251);
    expect(lanes.take(2)).toBe(201);
  });
});

describe('a sequence', () => {
  it('passes values on in their order, each as soon as it can', () => {
    const passed: string[] = [];
    const put = createSequence<string>((value) => passed.push(value));
    put(1, 'b');
    expect(passed).toEqual([]);
    put(0, 'a');
    expect(passed).toEqual(['a', 'b']);
    put(3, 'd');
    put(2, 'c');
    expect(passed).toEqual(['a', 'b', 'c', 'd']);
  });
});

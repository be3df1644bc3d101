import { expect, it } from 'vitest';
import { realClock } from '../../server/links/clock.ts';
import { fastClock } from '../support/fast-clock.ts';

it('waits until a time is over, fractions of a millisecond included', async () => {
  const { signal } = new AbortController();
  const times = Array.from({ length: 300 }, (_, index) => 5 + (index % 40) / 4 + index / 1_000);
  const early = async (clock: { wait: typeof realClock.wait; time(): number }, time: number) => {
    const began = clock.time();
    await clock.wait(time, signal);
    return clock.time() - began < time ? [time] : [];
  };
  const real = { wait: realClock.wait, time: () => performance.now() };
  const fast = fastClock(20);
  const waits: Promise<number[]>[] = [];
  for (const time of times) {
    // Begun at many fractions of a millisecond.
    for (const start = performance.now(); performance.now() - start < time % 0.3; );
    waits.push(early(real, time), early({ wait: fast.wait, time: fast.now }, time * 20));
  }
  expect((await Promise.all(waits)).flat()).toEqual([]);
});

import { type Clock, realClock } from '../../server/links/clock.ts';

/** A clock that runs some times faster than the world, from a moment on that is always the same. */
export function fastClock(times: number): Clock {
  const start = performance.now();
  return {
    now: () => Date.UTC(2026, 0, 5) + (performance.now() - start) * times,
    wait: (time, signal) => realClock.wait(time / times, signal),
  };
}

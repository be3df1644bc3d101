import { setTimeout as delay } from 'node:timers/promises';

/** Time as the link check knows it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after a time in milliseconds, never before it is over, and rejects when the signal says so. */
  wait(time: number, signal: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: async (time, signal) => {
    // Timers leave out fractions of a millisecond, and may end up to one early.
    await delay(Math.ceil(time) + 1, undefined, { signal });
  },
};

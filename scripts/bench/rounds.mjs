import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What took longer than a limit. */
export class TooSlow extends Error {}

/** The milliseconds that some work takes. Throws `TooSlow` where it has not ended after `limit`; it then goes on unheard. */
export async function timed(work, limit) {
  const began = performance.now();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`nothing in ${limit / 1000} s`)), limit);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
  return performance.now() - began;
}

setFlagsFromString('--expose-gc');
/** Has this process throw away its garbage. */
const collectGarbage = runInNewContext('gc');

/** How much more than its time a runner gets that has not run often enough. */
const PATIENCE = 2;

/**
 * Has runners take turns until each has run `count` times or for `budget` milliseconds, or twice as long until it
 * has run `atLeast` times. In its turn one runs up to `block` times, or for 150 ms. A runner resolves to a value, or to nothing
 * where it gives up. Returns the values of each.
 */
export async function alternate(runners, { count, budget, atLeast, block = 1 }) {
  const states = runners.map((runner) => ({ runner, values: [], spent: 0, over: false }));
  const isDone = ({ values, spent, over }) =>
    over || values.length >= count || spent >= budget * (values.length < atLeast ? PATIENCE : 1);
  for (let round = 0; !states.every(isDone); round++) {
    // Nobody always comes first, or always behind the same one.
    for (const state of round % 2 === 0 ? states : states.toReversed()) {
      if (isDone(state)) continue;
      // What one leaves behind in this process is not to be cleared away in the time of the next.
      collectGarbage();
      const began = performance.now();
      for (let turn = 0; turn < block && !isDone(state) && performance.now() - began < 150; turn++) {
        const before = performance.now();
        const value = await state.runner();
        state.spent += performance.now() - before;
        if (value === undefined) state.over = true;
        else state.values.push(value);
      }
    }
  }
  return states.map(({ values }) => values);
}

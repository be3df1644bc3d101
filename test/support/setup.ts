import fc from 'fast-check';

/**
 * Properties try the same texts in every run, so that a change is judged by what it changes. `MINUTES_SEED=random` tries others, a
 * number repeats a run.
 */
const { MINUTES_SEED: seed = '20230824' } = process.env;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

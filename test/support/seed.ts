/**
 * Properties try the same texts in every run, so that a change is judged by what it changes. `MINUTES_SEED=random` tries others, a
 * number repeats a run.
 */
const { MINUTES_SEED: chosen = '20230824' } = process.env;

export const SEED = chosen === 'random' ? Date.now() % 2 ** 31 : Number(chosen);

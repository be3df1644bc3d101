import { runSuite } from '../suite/run-suite.ts';

/** Runs what is tried in a virtual workspace whose files the editor cannot search. */
export async function run(): Promise<void> {
  await runSuite(async () => {
    await import('./no-search.test.ts');
  });
}

import { runSuite } from './run-suite.ts';

/** Runs the tests that need a workspace of several folders. The editor calls it; it rejects when a test fails. */
export async function run(): Promise<void> {
  await runSuite(async () => {
    await import('./several-folders.test.ts');
  });
}

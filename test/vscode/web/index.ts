import { runSuite } from '../suite/run-suite.ts';

/**
 * Runs the suite in the extension host of a browser, where there is no Node.js. The editor calls it; it rejects when a test fails.
 * What cannot be tried there is counted as skipped, and says why.
 */
export async function run(): Promise<void> {
  await runSuite(async () => {
    await import('../suite/plain-markdown.test.ts');
    await import('./web.test.ts');
    await import('../suite/minutes.test.ts');
    await import('../suite/meetings.test.ts');
    await import('../suite/next-meeting.test.ts');
    await import('../suite/commands.test.ts');
    // Leaves a file behind.
    await import('./names.test.ts');
    describe('links', () => {
      it('are checked (not on the web, where pages of others cannot be asked)');
    });
  });
}

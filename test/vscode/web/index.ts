import { runSuite } from '../suite/run-suite.ts';

/**
 * Runs the suite in the extension host of a browser, where there is no Node.js. The editor calls it; it rejects when a test fails.
 * What cannot be tried there is counted as skipped, and says why.
 */
export async function run(): Promise<void> {
  await runSuite(async () => {
    await import('../suite/plain-markdown.test.ts');
    await import('./web.test.ts');
    await import('./names.test.ts');
    await import('./next-meeting.test.ts');
    await import('./links.test.ts');
    await import('../suite/minutes.test.ts');
    await import('../suite/meetings.test.ts');
    await import('../suite/next-meeting.test.ts');
    await import('../suite/commands.test.ts');
  });
}

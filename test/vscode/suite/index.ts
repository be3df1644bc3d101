import { runSuite } from './run-suite.ts';

/** Runs every test of the suite in the extension host. The editor calls it; it rejects when a test fails. */
export async function run(): Promise<void> {
  await runSuite(async () => {
    // Plain Markdown comes first: it has to be seen before anything has started the server.
    await import('./plain-markdown.test.ts');
    await import('./minutes.test.ts');
    await import('./meetings.test.ts');
    await import('./next-meeting.test.ts');
    await import('./links.test.ts');
    await import('./rendered.test.ts');
    await import('./not-written.test.ts');
    await import('./commands.test.ts');
  });
}

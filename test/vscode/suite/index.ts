import { print } from './editor.ts';

/**
 * Runs every test of the suite in the extension host. The editor calls it; it rejects when a test fails. Its lines are marked,
 * for they come out among the editor's own; the last one says how many tests passed and failed.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true, reporter: 'base' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Plain Markdown comes first: it has to be seen before anything has started the server.
  await import('./plain-markdown.test.ts');
  await import('./minutes.test.ts');
  await import('./meetings.test.ts');
  await import('./next-meeting.test.ts');
  await import('./links.test.ts');
  await import('./commands.test.ts');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    report(runner);
  });
}

function report(runner: Mocha.Runner): void {
  const count = { passed: 0, failed: 0, skipped: 0 };
  runner.on('pass', (test) => {
    count.passed += 1;
    print(`✓ ${test.fullTitle()} (${test.duration} ms)`);
  });
  runner.on('pending', (test) => {
    count.skipped += 1;
    print(`- ${test.fullTitle()}`);
  });
  runner.on('fail', (test, error) => {
    count.failed += 1;
    for (const line of `✗ ${test.fullTitle()}\n${error.stack ?? error.message}`.split('\n')) print(line);
  });
  runner.on('end', () => print(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`));
}

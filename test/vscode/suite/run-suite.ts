import { print } from './editor.ts';

/**
 * Runs the tests that `load` defines; rejects when one fails. The lines that it prints are marked, for they come out among the
 * editor's own; the last one says how many tests passed and failed.
 */
export async function runSuite(load: () => Promise<void>): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true, reporter: 'base' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
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

/**
 * Runs every check and every test, in this order, and goes on after a failure. The last line says how many passed and failed.
 *
 *     npm test
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, run } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const script = (name, ...args) => [process.execPath, path.join(root, 'scripts', name), ...args];
const tool = (file, ...args) => [process.execPath, path.join(root, 'node_modules', file), ...args];
const vitestReport = path.join(root, 'build', 'vitest.json');

/** One check counts as one, passed or failed; `count` reads how many tests a step really ran. */
const steps = [
  { name: 'Generated files and translations', command: script('generate.mjs', '--check') },
  { name: 'Types', command: tool('typescript/bin/tsc', '--build') },
  { name: 'Lint and format', command: tool('@biomejs/biome/bin/biome', 'check') },
  { name: 'Dead code', command: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'Build', command: script('build.mjs') },
  {
    name: 'Unit, rule, property, session and command line tests',
    command: tool(
      'vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ),
    count: countVitest,
  },
  { name: 'Package', command: script('check-package.mjs') },
  { name: 'Real VS Code', command: script('test-vscode.mjs', '--packed'), count: countSuite },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await mkdir(path.join(root, 'build'), { recursive: true });
await rm(vitestReport, { force: true });
for (const { name, command, count } of steps) {
  process.stdout.write(`\n=== ${name} ===\n`);
  const began = performance.now();
  const [program, ...args] = command;
  const { code, output } = await run(program, args, { cwd: root, echo: true });
  const counted = (await count?.(output)) ?? { passed: 0, failed: 0, skipped: 0 };
  // A step that fails without a failed test of its own is itself what failed.
  if (count === undefined || (code !== 0 && counted.failed === 0))
    counted[code === 0 ? 'passed' : 'failed'] += 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
  if (code !== 0) failures.push({ name, output });
  process.stdout.write(
    `--- ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
}

for (const { name, output } of failures)
  process.stdout.write(`\n=== FAILED: ${name} ===\n${lastLines(output, 60)}\n`);
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.map(({ name }) => name).join('; ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(failures.length > 0 ? 1 : 0);

async function countVitest() {
  const report = await readFile(vitestReport, 'utf8').catch(() => undefined);
  if (report === undefined) return undefined;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report);
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo');
  for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** The last lines of the suites, one a host; a person's walk through the editor counts as one more. */
async function countSuite(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)];
  if (lines.length === 0) return undefined;
  const sum = (place) => lines.reduce((total, line) => total + Number(line[place]), 0);
  return { passed: sum(1), failed: sum(2), skipped: sum(3) };
}

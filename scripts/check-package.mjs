/**
 * Packs the extension and checks what is in it: its files against `test/package/files.txt`, its size, and whether its manifest
 * is a sound npm package.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packExtension, packedFiles } from './package.mjs';
import { fail } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** No package is larger than this, in bytes. */
const largest = 1_000_000;

const { file, size } = await packExtension().catch(fail);
const problems = [
  ...(size > largest ? [`The package has ${size} bytes; at most ${largest} are allowed.`] : []),
  ...(await unexpectedFiles()),
  ...(await manifestProblems()),
];
process.stdout.write(`${path.relative(root, file)}: ${(size / 1000).toFixed(0)} KB\n`);
if (problems.length > 0) fail(problems.join('\n'));

/** Files that are packed without being expected, and the other way round. `*` in the list stands for any one file name. */
async function unexpectedFiles() {
  const list = await readFile(path.join(root, 'test', 'package', 'files.txt'), 'utf8');
  const expected = list
    .trim()
    .split('\n')
    .map((line) => ({ line, pattern: new RegExp(`^${line.replace(/[.]/g, '\\.').replace('*', '[^/]+')}$`) }));
  const files = await packedFiles();
  return [
    ...files
      .filter((name) => !expected.some(({ pattern }) => pattern.test(name)))
      .map((name) => `${name} is in the package, but not expected there.`),
    ...expected
      .filter(({ pattern }) => !files.some((name) => pattern.test(name)))
      .map(({ line }) => `${line} is not in the package.`),
  ];
}

async function manifestProblems() {
  const { messages } = await publint({ pkgDir: root, level: 'warning', pack: 'npm' });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  return messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

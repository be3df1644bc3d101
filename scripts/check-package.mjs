/**
 * Packs the extension and checks what is in it: its files against `test/package/files.txt`, its size, whether its manifest is a
 * sound npm package, and whether what browsers load is small and asks nothing of Node.js. Then packs the programs for npm, checks
 * their files against `test/package/npm-files.txt`, and installs and runs them.
 */
import { glob, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { unusedParts } from './bundle/protocol-libraries.mjs';
import { npmPackageProblems } from './check-npm-package.mjs';
import { packExtension, packedFiles } from './package.mjs';
import { packNpm } from './package-npm.mjs';
import { fail } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** No package is larger than this, in bytes. */
const largest = 1_050_000;

/** What a browser has to load, in bytes. */
const largestForWeb = { 'client.js': 250_000, 'server.js': 500_000, 'server-later.js': 320_000 };
/** What the editor does by itself is not asked of the server there. */
const doneByEditor = ['textDocument/foldingRange', 'textDocument/selectionRange'];

const { file, size } = await packExtension().catch(fail);
const forNpm = await packNpm().catch(fail);
const problems = [
  ...(size > largest ? [`The package has ${size} bytes; at most ${largest} are allowed.`] : []),
  ...(await unexpectedFiles('files.txt', await packedFiles())),
  ...(await unexpectedFiles('npm-files.txt', forNpm.files)),
  ...(await npmPackageProblems(root, forNpm.file)),
  ...(await manifestProblems()),
  ...(await webProblems()),
  ...(await missingParts()),
];
for (const pack of [{ file, size }, forNpm])
  process.stdout.write(`${path.relative(root, pack.file)}: ${(pack.size / 1000).toFixed(0)} KB\n`);
if (problems.length > 0) fail(problems.join('\n'));

/** Files that are packed without being expected, and the other way round. `*` in the list stands for any one file name. */
async function unexpectedFiles(listName, files) {
  const list = await readFile(path.join(root, 'test', 'package', listName), 'utf8');
  const expected = list
    .trim()
    .split('\n')
    .map((line) => ({ line, pattern: new RegExp(`^${line.replace(/[.]/g, '\\.').replace('*', '[^/]+')}$`) }));
  return [
    ...files
      .filter((name) => !expected.some(({ pattern }) => pattern.test(name)))
      .map((name) => `${name} is packed, but not in ${listName}.`),
    ...expected
      .filter(({ pattern }) => !files.some((name) => pattern.test(name)))
      .map(({ line }) => `${line} of ${listName} is not packed.`),
  ];
}

async function manifestProblems() {
  const { messages } = await publint({ pkgDir: root, level: 'warning', pack: 'npm' });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  return messages.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** What a browser cannot run, or has to wait for. */
async function webProblems() {
  const folder = path.join(root, 'dist', 'web');
  const problems = [];
  const missing = new Set(Object.keys(largestForWeb));
  for await (const name of glob('*.js', { cwd: folder })) {
    missing.delete(name);
    const code = await readFile(path.join(folder, name), 'utf8');
    const bytes = Buffer.byteLength(code);
    process.stdout.write(`dist/web/${name}: ${(bytes / 1000).toFixed(0)} KB\n`);
    if (bytes > (largestForWeb[name] ?? 0))
      problems.push(`dist/web/${name} has ${bytes} bytes, which are too many.`);
    for (const [, required] of code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g))
      if (required !== 'vscode') problems.push(`dist/web/${name} requires ${required}.`);
    for (const [, imported] of code.matchAll(/\bfrom ?["']([^"']+)["']/g))
      if (imported.startsWith('node:') || builtinModules.includes(imported))
        problems.push(`dist/web/${name} imports ${imported}.`);
    for (const [use] of code.matchAll(/(?<![.\w$])(?:(?:process|Buffer)\.|__dirname\b)/g))
      problems.push(`dist/web/${name} uses ${use}, which is Node’s.`);
  }
  for (const name of missing) problems.push(`dist/web/${name} is missing.`);
  return problems;
}

/** Features that the bundled client would not ask for. */
async function missingParts() {
  const leftOut = Object.values(unusedParts).flat();
  const problems = [];
  for await (const name of glob('server/language-service/features/*.ts', { cwd: root })) {
    const [, method] = /^ {2}method: '(.*)',$/m.exec(await readFile(path.join(root, name), 'utf8')) ?? [];
    if (leftOut.includes(method) && !doneByEditor.includes(method))
      problems.push(`${name} answers ${method}, which the bundled client does not ask.`);
  }
  return problems;
}

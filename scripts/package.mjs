/**
 * Builds everything and packs it into `build/minutes.vsix`.
 *
 *     node scripts/package.mjs
 */
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { packagedReadme } from './packaged-readme.mjs';
import { runOrFail } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

/**
 * What nobody finds inside an extension: the program for the terminal, which comes with the npm package and is a third of it, and the
 * lists of all pages, whose place is the repository.
 */
const elsewhere = /^(?:dist\/(?:code\/)?minutes\.cjs|docs\/rules\/(?:zh-cn\/)?README\.md)$/;

/** Packs what stands in `dist/`. Returns the package's file and its size in bytes. */
export async function packExtension() {
  const file = path.join(root, 'build', 'minutes.vsix');
  const folder = path.join(root, 'build', 'extension');
  await rm(folder, { recursive: true, force: true });
  for (const name of await packedFiles()) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await copyFile(path.join(root, name), path.join(folder, name));
  }
  await sayCommonJs(path.join(folder, 'package.json'));
  await keepUsedWords(folder);
  const schemas = path.join(folder, 'schemas');
  for (const name of await readdir(schemas)) await rewriteJson(path.join(schemas, name), (schema) => schema);
  // Relative addresses, which neither the editor nor a marketplace opens, are made absolute by the repository’s.
  const resolved = manifest.repository !== undefined;
  const readme = path.join(folder, 'README.md');
  await writeFile(readme, packagedReadme(await readFile(readme, 'utf8'), [], { resolved }));
  const options = [
    '--no-dependencies',
    ...(resolved ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links']),
    ...['--out', file],
  ];
  await runOrFail(process.execPath, [vsce, 'package', ...options], { cwd: folder });
  return { file, size: (await stat(file)).size };
}

/** Leaves out of the translations what the servers never say: words of the program for the terminal, and titles of examples. */
async function keepUsedWords(folder) {
  const servers = ['code/minutes-language-server.cjs', 'web/server.js', 'web/server-later.js'];
  const codes = await Promise.all(
    servers.map((name) => readFile(path.join(folder, 'dist', name), 'utf8').then(withoutEscapes)),
  );
  const translations = path.join(folder, 'dist', 'l10n');
  for (const name of await readdir(translations)) {
    await rewriteJson(path.join(translations, name), (words) =>
      Object.fromEntries(Object.entries(words).filter(([each]) => codes.some((code) => code.includes(each)))),
    );
  }
}

/** Puts what `change` makes of a JSON file in its place, on one line. */
async function rewriteJson(file, change) {
  await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))));
}

/** A script whose texts can be searched. */
function withoutEscapes(code) {
  return code
    .replace(/\\(?:x([\da-f]{2})|u([\da-f]{4}))/gi, (_, short, long) =>
      String.fromCharCode(Number.parseInt(short ?? long, 16)),
    )
    .replaceAll('\\n', '\n')
    .replace(/\\(["'`\\$])/g, '$1');
}

/** All scripts of the package are CommonJS; an editor without Node.js goes by the manifest, and by nothing else. */
async function sayCommonJs(file) {
  const { type: _, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** The files that go into the package, relative to the project, in order. */
export async function packedFiles() {
  const printed = await runOrFail(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root });
  return printed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !elsewhere.test(line))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll();
  const { file, size } = await packExtension();
  process.stdout.write(`${path.relative(root, file)}: ${(size / 1024).toFixed(0)} KB\n`);
}

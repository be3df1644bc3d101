/**
 * Packs the programs for the terminal and for other editors into `build/minutes.tgz`, which npm installs.
 *
 *     node scripts/package-npm.mjs
 */
import { copyFile, glob, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { npm } from './npm.mjs';
import { packagedReadme } from './packaged-readme.mjs';
import { fail } from './processes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What the package holds beside its manifest. The extension for VS Code is none of it. */
const contents = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'SECURITY.md',
  'dist/*.txt',
  'dist/ask-web.cjs',
  'dist/code/*.cjs',
  'dist/l10n/*.json',
  'dist/minutes*.cjs',
  'dist/undici.cjs',
  'docs/{ci,editors,settings}*.md',
  'docs/rules/**/*.md',
  'schemas/*.json',
];

/** What of the project’s manifest the package’s own is made of. */
const manifestKeys = [
  'name',
  'version',
  'license',
  'private',
  'keywords',
  'homepage',
  'repository',
  'bugs',
  'bin',
];

/** Packs what stands in `dist/`. Returns the package’s file, its size in bytes, and the names of what is in it, in order. */
export async function packNpm() {
  const folder = path.join(root, 'build', 'npm');
  await rm(folder, { recursive: true, force: true });
  const files = (await Array.fromAsync(glob(contents, { cwd: root })))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  for (const name of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await copyFile(path.join(root, name), path.join(folder, name));
  }
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(await manifest(), undefined, 2)}\n`);
  for (const name of ['README.md', 'README.zh-CN.md'])
    await writeFile(
      path.join(folder, name),
      packagedReadme(await readFile(path.join(root, name), 'utf8'), files),
    );
  const [{ filename, size, files: packed }] = JSON.parse(await npm(folder, ['pack', '--json']));
  const file = path.join(root, 'build', 'minutes.tgz');
  await rename(path.join(folder, filename), file);
  return { file, size, files: packed.map(({ path: name }) => name).sort() };
}

async function manifest() {
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const { description } = JSON.parse(await readFile(path.join(root, 'package.nls.json'), 'utf8'));
  const kept = manifestKeys.filter((key) => key in own).map((key) => [key, own[key]]);
  return { ...Object.fromEntries(kept), description, engines: { node: own.engines.node } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll();
  const { file } = await packNpm().catch(fail);
  const { size } = await stat(file);
  process.stdout.write(`${path.relative(root, file)}: ${(size / 1000).toFixed(0)} KB\n`);
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from '../processes.mjs';
import { cache, progress } from './places.mjs';

/** Programs and libraries that the product is measured beside, with what they need to run. */
const versions = {
  '@lezer/common': '1.5.5',
  '@lezer/markdown': '1.8.1',
  'link-check': '5.6.0',
  linkinator: '8.1.0',
  'markdown-it': '15.0.3',
  'markdown-link-check': '3.15.0',
  'markdownlint-cli2': '0.24.1',
  remark: '15.0.1',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-gfm': '4.0.1',
  'remark-parse': '11.0.0',
  'remark-preset-lint-recommended': '7.0.1',
  'unified-language-server': '4.1.0',
  'vscode-languageserver-textdocument': '1.0.16',
  'vscode-markdown-languageserver': '0.5.0',
};

/** The input lies below it, so that tools which look for plugins in the folders above find them, as in a project. */
const folder = cache;
const require = createRequire(path.join(folder, 'package.json'));

/** Installs the peers unless they are there. Returns what can be measured: `has(name)`, where it lies, and the versions. */
export async function installPeers() {
  await mkdir(folder, { recursive: true });
  const manifest = JSON.stringify({ private: true, optionalDependencies: versions }, undefined, 2);
  const file = path.join(folder, 'package.json');
  const there = await readFile(file, 'utf8').catch(() => '');
  if (there !== manifest || (await missing()).length > 0) {
    await writeFile(file, manifest);
    progress('Installing peers');
    const { code, output } = await npm([
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
    ]);
    if (code !== 0) progress(`npm could not install the peers: ${output.trim().split('\n').at(-1)}`);
  }
  const absent = await missing();
  for (const name of absent)
    progress(`${name}@${versions[name]} cannot be installed, so it is not measured.`);
  return {
    folder,
    has: (name) => !absent.includes(name),
    load: (name) => require(name),
    file: (...names) => path.join(folder, 'node_modules', ...names),
    versions: Object.fromEntries(Object.entries(versions).filter(([name]) => !absent.includes(name))),
    absent,
  };
}

async function missing() {
  const found = await Promise.all(Object.keys(versions).map((name) => installedVersion(name)));
  return Object.entries(versions).flatMap(([name, version], index) =>
    found[index] === version ? [] : [name],
  );
}

async function installedVersion(name) {
  const manifest = await readFile(path.join(folder, 'node_modules', name, 'package.json'), 'utf8').catch(
    () => '{}',
  );
  return JSON.parse(manifest).version;
}

function npm(args) {
  const program = process.env.npm_execpath;
  const options = { cwd: folder, env: { ...process.env, NODE_ENV: '' } };
  return program === undefined
    ? run('npm', args, { ...options, shell: process.platform === 'win32' })
    : run(process.execPath, [program, ...args], options);
}

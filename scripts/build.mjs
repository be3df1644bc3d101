/**
 * Bundles what is shipped into `dist/`.
 *
 *     node scripts/build.mjs [--development] [--watch]
 *
 * `--development` leaves the code readable and adds source maps; `--watch` goes on bundling at every change.
 */

import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Every file of `dist/` and the module it is made from. A module under `later` is a bundle of its own, which is read when it is
 * imported: what every Markdown file makes the editor load stays small.
 */
const bundles = [
  {
    entry: 'client/extension.ts',
    file: 'dist/client.cjs',
    external: ['vscode'],
    later: ['./minutes-server.ts'],
  },
  { entry: 'client/minutes-server.ts', file: 'dist/minutes-server.cjs', external: ['vscode'] },
  { entry: 'server/lsp/node-main.ts', file: 'dist/minutes-language-server.cjs', program: true },
  { entry: 'server/cli/main.ts', file: 'dist/minutes.cjs', program: true },
];

function optionsOf({ entry, file, external = [], later = [], program = false }, development) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external,
    minify: !development,
    sourcemap: development ? 'linked' : false,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    banner: program ? { js: '#!/usr/bin/env node' } : {},
    define: { 'process.env.NODE_ENV': '"production"' },
    // An `import()` that stays in the bundle becomes a `require`, which the editor's own loader understands everywhere.
    supported: { 'dynamic-import': false },
    plugins: [separate(later), ...(program ? [executable(path.join(root, file))] : [])],
  };
}

/** Leaves imports of these modules to the bundles that they have. */
function separate(modules) {
  return {
    name: 'separate',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path: name }) =>
        modules.includes(name) ? { path: name.replace(/\.ts$/, '.cjs'), external: true } : undefined,
      );
    },
  };
}

/** Gives a written bundle the right to be run. */
function executable(file) {
  return {
    name: 'executable',
    setup(build) {
      build.onEnd(async ({ errors }) => {
        if (errors.length === 0) await chmod(file, 0o755);
      });
    },
  };
}

/** Bundles everything. Throws with the names of the entries that are missing or do not compile. */
export async function buildAll({ development = false } = {}) {
  await rm(path.join(root, 'dist'), { recursive: true, force: true });
  await mkdir(path.join(root, 'dist'), { recursive: true });
  const failed = [];
  for (const bundle of bundles) {
    if (!existsSync(path.join(root, bundle.entry))) {
      failed.push(`${bundle.entry} does not exist, so ${bundle.file} cannot be built`);
      continue;
    }
    await build(optionsOf(bundle, development)).catch((error) => {
      failed.push(`${bundle.entry} cannot be bundled: ${error.message}`);
    });
  }
  if (failed.length > 0) throw new Error(failed.join('\n'));
}

async function watchAll(development) {
  for (const bundle of bundles) {
    const watched = await context({ ...optionsOf(bundle, development), logLevel: 'info' });
    await watched.watch();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const development = process.argv.includes('--development');
  if (process.argv.includes('--watch')) await watchAll(development);
  else {
    await buildAll({ development }).catch((error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    });
  }
}

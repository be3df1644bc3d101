/**
 * Bundles what is shipped into `dist/`.
 *
 *     node scripts/build.mjs [--development] [--watch] [--programs] [--into=FOLDER]
 *
 * `--development` leaves the code readable and adds source maps; `--watch` goes on bundling at every change; `--programs` leaves
 * out what runs in the editor, and `--into` names a folder to bundle into, which is emptied.
 */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { lateModules } from './bundle/late-modules.mjs';
import { leanLibraries } from './bundle/lean-libraries.mjs';
import { protocolLibraries } from './bundle/protocol-libraries.mjs';
import { twoScripts } from './bundle/two-scripts.mjs';
import { withoutExamples } from './bundle/without-examples.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const shipped = path.join(root, 'dist');

/**
 * Every file of `dist/` and the module it is made from. A module under `later` is a bundle of its own, which is read when it is
 * imported: what every Markdown file makes the editor load stays small; `second` is a script beside the bundle for the same end. A program lies in `dist/code/`, and beside that folder a
 * small file of its name starts it with the compiled code that was kept.
 */
const bundles = [
  {
    entry: 'client/extension.ts',
    file: 'client.cjs',
    external: ['vscode'],
    later: ['./server-process.ts'],
  },
  { entry: 'client/server-process.ts', file: 'server-process.cjs', external: ['vscode'] },
  // What runs where there is no Node.js: the extension host of a browser, and a worker beside it.
  { entry: 'client/web/extension.ts', file: 'web/client.js', external: ['vscode'], web: 'extension' },
  {
    entry: 'server/lsp/browser/browser-main.ts',
    file: 'web/server.js',
    web: 'worker',
    second: 'server-later.js',
  },
  {
    entry: 'server/lsp/node-main.ts',
    file: 'code/minutes-language-server.cjs',
    program: true,
    lean: true,
  },
  { entry: 'server/cli/main.ts', file: 'code/minutes.cjs', later: ['./undici.js'], program: true },
  { entry: 'server/lsp/node/ask-web.ts', file: 'ask-web.cjs', later: ['./undici.js'], shared: true },
  // Beside the files that start the programs, since what they require is looked for from there.
  { entry: 'server/links/undici.js', file: 'undici.cjs', shared: true },
];

/** A program is a function of what a module of CommonJS sees, so that it is handed to V8 as it is read. */
const asFunction = { head: '(function (exports, require, module, __filename, __dirname) {', foot: '})' };

function optionsOf(bundle, where) {
  const options = oneScript(bundle, where);
  return bundle.second === undefined ? options : twoScripts(options, bundle.second);
}

function oneScript(bundle, { development, dist }) {
  const { entry, file, external = [], later = [], program = false, starts = false, web } = bundle;
  const { lean = web !== undefined } = bundle;
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(dist, file),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external,
    minify: !development,
    sourcemap: development ? 'linked' : false,
    legalComments: 'none',
    // V8 holds text of ASCII alone in half the memory.
    charset: program ? 'ascii' : 'utf8',
    logLevel: 'warning',
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    ...(program ? { banner: { js: asFunction.head }, footer: { js: asFunction.foot } } : {}),
    // An `import()` that stays in the bundle becomes a `require`, which the editor's own loader understands everywhere.
    // Characters by their kind are older than what the bundles are for; taken for new, they would be looked up at each use.
    supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
    plugins: [
      separate(later),
      protocolLibraries,
      leanLibraries,
      ...(lean ? [withoutExamples] : []),
      ...(program || starts ? [lateModules] : []),
      ...(program ? [starter(file, { development, dist })] : []),
    ],
    ...(web === undefined ? {} : webOptions(web)),
  };
}

/** What is other for a bundle that is loaded over the network by a browser. */
function webOptions(kind) {
  return {
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    // Under `worker`, a library that would ask the page's document does not.
    conditions: kind === 'worker' ? ['worker'] : [],
    format: kind === 'worker' ? 'iife' : 'cjs',
    // Private properties of the libraries' classes, which nobody asks for by name.
    mangleProps: /^_[a-z]/,
  };
}

/** Leaves imports of these modules to the bundles that they have. */
function separate(modules) {
  return {
    name: 'separate',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path: name }) =>
        modules.includes(name) ? { path: name.replace(/\.[jt]s$/, '.cjs'), external: true } : undefined,
      );
    },
  };
}

/** Puts the file that starts a program above its folder, each time the program is written. */
function starter(program, { development, dist }) {
  return {
    name: 'starter',
    setup(build) {
      build.onEnd(async ({ errors }) => {
        if (errors.length > 0) return;
        const code = inAscii(await readFile(path.join(dist, program), 'utf8'));
        if (!development) await writeFile(path.join(dist, program), code);
        const name = path.basename(program);
        await build.esbuild.build({
          ...optionsOf({ entry: 'server/start/start.ts', file: name, starts: true }, { development, dist }),
          banner: { js: '#!/usr/bin/env node' },
          define: {
            PROGRAM: JSON.stringify(path.basename(name, '.cjs')),
            DIGEST: JSON.stringify(createHash('sha256').update(code).digest('hex').slice(0, 16)),
          },
        });
        await chmod(path.join(dist, name), 0o755);
      });
    },
  };
}

/** The bundler leaves regular expressions as they are written; they may be escaped, too. */
function inAscii(code) {
  return code.replace(/[^\0-\x7F]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Bundles everything into the folder `dist`, or the programs alone. Throws with the names of the entries that are missing or do
 * not compile.
 */
export async function buildAll({ development = false, dist = shipped, programsOnly = false } = {}) {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const failed = [];
  const inputs = new Set();
  for (const bundle of bundles) {
    if (programsOnly && !bundle.program && !bundle.shared) continue;
    if (!existsSync(path.join(root, bundle.entry))) {
      failed.push(`${bundle.entry} does not exist, so ${bundle.file} cannot be built`);
      continue;
    }
    await build(optionsOf(bundle, { development, dist })).then(
      ({ metafile }) => {
        // What stands for another module is named with a colon.
        for (const name of Object.keys(metafile.inputs)) if (!name.includes(':')) inputs.add(name);
      },
      (error) => {
        failed.push(`${bundle.entry} cannot be bundled: ${error.message}`);
      },
    );
  }
  if (!programsOnly) await writeFile(path.join(dist, 'web', 'package.json'), '{ "type": "commonjs" }\n');
  await copyTranslations(dist);
  if (failed.length > 0) throw new Error(failed.join('\n'));
  if (!programsOnly)
    await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(root, inputs));
}

/** Puts the words of each language beside the programs, which read them when somebody speaks it. */
async function copyTranslations(dist) {
  const folder = path.join(root, 'l10n');
  await mkdir(path.join(dist, 'l10n'));
  for (const name of await readdir(folder)) {
    if (!/^server\.[\w-]+\.json$/.test(name)) continue;
    const words = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    await writeFile(path.join(dist, 'l10n', name.slice('server.'.length)), JSON.stringify(words));
  }
}

async function watchAll(development) {
  for (const bundle of bundles) {
    const options = optionsOf(bundle, { development, dist: shipped });
    const watched = await context({ ...options, logLevel: 'info' });
    await watched.watch();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const development = process.argv.includes('--development');
  if (process.argv.includes('--watch')) await watchAll(development);
  else {
    const into = process.argv.find((word) => word.startsWith('--into='))?.slice('--into='.length);
    const programsOnly = process.argv.includes('--programs');
    await buildAll({ development, programsOnly, dist: into ?? shipped }).catch((error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    });
  }
}

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const workspace = path.join(root, 'test', 'vscode', 'workspace');

/**
 * Bundles the suites for an extension host of Node.js into an extension of its own, which the editor loads beside the packaged one. Returns
 * for each the extension's folder and the suite in it.
 */
export async function buildSuites(packaged) {
  const folder = await buildExtension('vscode-suite', manifestLike(packaged), {
    entryPoints: {
      suite: 'test/vscode/suite/index.ts',
      'in-folders': 'test/vscode/suite/in-folders.ts',
    },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  const suite = (name) => ({ folder, suite: path.join(folder, `${name}.cjs`) });
  return { whole: suite('suite'), inFolders: suite('in-folders') };
}

/**
 * Bundles the suite for the web into an extension of its own, which has the workspace as well: in memory, for a page of the web
 * reads no disk. Returns the extension's folder.
 */
export async function buildWebSuite(packaged) {
  const manifest = {
    ...manifestLike(packaged),
    browser: './files.js',
    enabledApiProposals: ['fileSearchProvider'],
    activationEvents: ['onFileSystem:vscode-test-web'],
  };
  return buildExtension('vscode-suite-web', manifest, {
    entryPoints: {
      suite: 'test/vscode/web/index.ts',
      'no-search': 'test/vscode/web/no-search.ts',
      files: 'test/vscode/web/files.ts',
    },
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    plugins: [forWeb],
  });
}

/** What the manifest of such an extension has from the packaged one’s. */
function manifestLike({ publisher, engines }) {
  return { name: 'minutes-suite', publisher, version: '0.0.0', engines };
}

/** Bundles into a fresh folder of `build/`, beside the manifest. Returns the folder. */
async function buildExtension(name, manifest, options) {
  const folder = path.join(root, 'build', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...options,
  });
  return folder;
}

/** Puts in the place of modules of Node.js what the suite needs of them on the web. */
const forWeb = {
  name: 'for-web',
  setup(build) {
    const standIn = (filter, file) =>
      build.onResolve({ filter }, () => ({ path: path.join(root, 'test', 'vscode', 'web', file) }));
    standIn(/^node:assert\/strict$/, 'assert.ts');
    standIn(/^mocha$/, 'mocha.ts');
    standIn(/\/running-servers\.ts$/, 'running-servers.ts');
    build.onResolve({ filter: /^workspace-files$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'files',
    }));
    build.onLoad({ filter: /./, namespace: 'files' }, async () => ({
      contents: JSON.stringify(await workspaceFiles()),
      loader: 'json',
    }));
  },
};

async function workspaceFiles() {
  const entries = await readdir(workspace, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => [
    path.relative(workspace, file).replaceAll(path.sep, '/'),
    await readFile(file, 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

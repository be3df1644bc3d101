import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** The core, bundled and imported: everything that `server/language-service/index.ts` exports. */
export async function loadCore() {
  const folder = await mkdtemp(path.join(tmpdir(), 'minutes-core-'));
  try {
    const file = path.join(folder, 'core.mjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['server/language-service/index.ts'],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      target: 'node20',
      charset: 'utf8',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

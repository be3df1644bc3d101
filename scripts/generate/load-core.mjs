import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** The core, bundled and imported: everything that `server/language-service/index.ts` exports. */
export async function loadCore() {
  const folder = await mkdtemp(path.join(tmpdir(), 'minutes-core-'));
  try {
    const file = path.join(folder, 'core.cjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['server/language-service/index.ts'],
      outfile: file,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      target: 'node20',
      charset: 'utf8',
      logLevel: 'warning',
    });
    return createRequire(file)(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

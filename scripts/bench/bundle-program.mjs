import path from 'node:path';
import { build } from 'esbuild';
import { cache, root } from './places.mjs';

/** Bundles a program for Node.js into the cache, under its own name; `more` are further options of the bundler. Returns the file. */
export async function bundleProgram(entry, more = {}) {
  const outfile = path.join(cache, `${path.parse(entry).name}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
    ...more,
  });
  return outfile;
}

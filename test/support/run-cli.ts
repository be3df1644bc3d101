import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from './paths.ts';

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let bundle: string | undefined;

/** The program as it is shipped, in one file; made once, since starting that is much faster than starting the sources. */
function program(): string {
  if (bundle !== undefined) return bundle;
  const folder = mkdtempSync(join(tmpdir(), 'minutes-bundle-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  bundle = join(folder, 'minutes.cjs');
  buildSync({
    entryPoints: [join(root, 'server/cli/main.ts')],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'error',
  });
  return bundle;
}

/** Runs the command line as a process of its own, without colour, in English, and with an environment that is known. */
export function runCli(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with files, for the length of one test: path → content. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'minutes-cli-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

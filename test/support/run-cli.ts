import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { root } from './paths.ts';

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let bundle: string | undefined;

/** The program as it is shipped, in one file; made once in each worker, since starting that is much faster than starting the sources. */
export function program(): string {
  if (bundle !== undefined) return bundle;
  const [built] = buildSync({
    entryPoints: [join(root, 'server/cli/main.ts')],
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'error',
  }).outputFiles;
  bundle = join(root, 'build', 'test', 'minutes.cjs');
  mkdirSync(dirname(bundle), { recursive: true });
  // Renamed into its place, so that no worker starts half a file of another.
  const draft = `${bundle}.${process.pid}.${threadId}`;
  writeFileSync(draft, built!.contents);
  renameSync(draft, bundle);
  placeTranslations(dirname(bundle));
  return bundle;
}

/** Puts the words of each language, or others in their place, where a program in the folder reads them. */
export function placeTranslations(
  folder: string,
  words = (file: string) => readFileSync(file, 'utf8'),
): void {
  mkdirSync(join(folder, 'l10n'), { recursive: true });
  for (const language of ['zh-cn', 'zh-tw'])
    writeFileSync(
      join(folder, 'l10n', `${language}.json`),
      words(join(root, 'l10n', `server.${language}.json`)),
    );
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './paths.ts';
import { type CliRun, program } from './run-cli.ts';

/** Runs the command line while this process goes on, so that it can be a server for it; `peak` is the most memory it took, in MB. */
export async function runCliBeside(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CliRun & { readonly peak: string }> {
  const preload = ['--require', join(root, 'scripts/bench/programs/peak-memory.cjs')];
  const peak = join(cwd, 'peak-memory');
  const child = spawn(process.execPath, [...preload, program(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', BENCH_PEAK_FILE: peak, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number | null, out, err, peak };
}

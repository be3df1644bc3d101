import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

/** The longest that a walk through an editor may take, in milliseconds. */
const LONGEST = 90_000;

/** A home of its own for one walk, gone with the test, with the language server on PATH and minutes of two meetings, the second of them damaged. */
export interface OtherHome {
  readonly folder: string;
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
}

export function otherHome(): OtherHome {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-editor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, 'bin');
  const notes = join(folder, '会议 notes', 'Double Week Meetings');
  for (const each of [bin, notes, join(folder, '会议 notes', '.git')]) mkdirSync(each, { recursive: true });
  const server = join(bin, 'minutes-language-server');
  writeFileSync(
    server,
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'server/lsp/node-main.ts')}' "$@"\n`,
  );
  chmodSync(server, 0o755);
  const earlier = CLEAN.replaceAll('2023/08/24', '2023/08/10')
    .replace('aB3dE5fG7hJ9', 'kL2mN4pQ6rS8')
    .replace('123-456-789', '987-654-321');
  writeFileSync(join(notes, '2023-08-10.md'), earlier);
  const file = join(notes, '2023-08-24.md');
  writeFileSync(file, DAMAGED);
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    LANG: 'C.UTF-8',
    TZ: 'Asia/Shanghai',
    MINUTES_SEEN: join(folder, 'seen.json'),
  };
  return { folder, file, env };
}

/** Whether a program does what it is asked to; false where it is not there. */
export function canRun(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: LONGEST }).status === 0;
}

/** Runs an editor to its end. Gives what its walk saw; throws with what it printed where it saw nothing or found something wrong. */
export async function walkIn(
  home: OtherHome,
  program: string,
  args: readonly string[],
): Promise<Record<string, unknown>> {
  const child = spawn(program, args, {
    cwd: join(home.folder, '会议 notes'),
    env: home.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => {
      printed += words;
    });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  let seen: Record<string, unknown>;
  try {
    seen = JSON.parse(readFileSync(home.env.MINUTES_SEEN ?? '', 'utf8'));
  } catch {
    throw new Error(`${program} ended with ${code} and saw nothing:\n${printed}`);
  }
  if (seen.problem !== undefined) throw new Error(`${String(seen.problem)}\n${printed}`);
  return seen;
}

/** The first block of code under a heading of `docs/editors.md`. */
export function snippetUnder(heading: string): string {
  const text = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const [, after] = text.split(new RegExp(`^#+ ${heading.replace(/[.]/g, '\\.')}$`, 'm'));
  const code = after?.match(/```\w+\n([\s\S]*?)```/)?.[1];
  if (code === undefined) throw new Error(`“${heading}” has no code`);
  return code;
}

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { cacheFolder } from '../../server/start/cache-folder.ts';
import { beginSession } from '../support/editor.ts';
import { root } from '../support/paths.ts';
import { DAMAGED } from '../support/samples.ts';

let folder: string;
let dist: string;
let notes: string;
let cache: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes 会议 & “a”-'));
  dist = join(folder, 'dist');
  notes = join(folder, 'Double Week Meetings');
  mkdirSync(notes);
  writeFileSync(join(notes, '2023-08-24.md'), DAMAGED);
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--programs', `--into=${dist}`]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  cache = mkdtempSync(join(folder, 'cache '));
});

const program = (name: string): string => join(dist, `${name}.cjs`);
const kept = (): string => join(cache, 'minutes-md');
const keptFiles = (): readonly string[] => readdirSync(kept()).map((name) => join(kept(), name));

/** What `minutes check` prints. */
function check(env: Readonly<Record<string, string>> = {}): string {
  const args = [program('minutes'), 'check', '--format=json', notes];
  const { stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env },
  });
  expect(stdout).toContain('time-malformed');
  return stdout;
}

/** Collects garbage until V8 takes code for old that has not run meanwhile, which takes hours otherwise, and says so. */
const LONG = `
  require('node:v8').setFlagsFromString('--bytecode-old-age=1');
  const { PerformanceObserver, constants } = require('node:perf_hooks');
  let often = 0;
  let kept = [];
  const observer = new PerformanceObserver((list) => {
    often += list.getEntries().filter(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR).length;
  });
  const churn = () => {
    if (often >= 4) return process._rawDebug('long');
    kept = Array.from({ length: 400_000 }, (_, index) => ({ index }));
    setTimeout(churn, 5);
  };
  setTimeout(() => {
    observer.observe({ entryTypes: ['gc'] });
    churn();
  }, 500);
`;

/** The rules that the language server finds broken in one session, which lasts for as long as `stay` does. */
async function serve(
  env: Readonly<Record<string, string>> = {},
  stay?: (errors: () => string) => Promise<unknown>,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program('minutes-language-server'), '--stdio'], {
    env: { PATH: process.env.PATH, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env },
  });
  let errors = '';
  child.stderr.on('data', (words) => {
    errors += words;
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const editor = await beginSession(connection, { folders: [pathToFileURL(folder).href] });
  const uri = pathToFileURL(join(notes, '2023-08-24.md')).href;
  await editor.open(uri, DAMAGED);
  const rules = await editor.rules(uri);
  await stay?.(() => errors);
  const ended = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toEqual([0, null]);
  return rules;
}

describe('the programs as they are shipped, in a folder with blanks and Chinese characters', () => {
  it('serve and check the same with and without code that was kept', async () => {
    const first = await serve();
    expect(first).toContain('time-malformed');
    const [file] = keptFiles();
    const written = statSync(file!).mtimeMs;
    expect(await serve()).toEqual(first);
    expect(await serve({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(first);
    expect(keptFiles()).toEqual([file]);
    expect(statSync(file!).mtimeMs).toBe(written);
  });

  it('keep what a command needed, not what a question for the version did', () => {
    execFileSync(process.execPath, [program('minutes'), '--version'], {
      env: { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
    });
    expect(readdirSync(cache)).toEqual([]);
    const first = check();
    expect(keptFiles()).toHaveLength(1);
    expect(check()).toBe(first);
  });

  it('keep what the next start accepts, so that it need not be kept again', () => {
    check();
    const [file = ''] = keptFiles();
    const { ino } = statSync(file);
    check();
    expect(statSync(file).ino).toBe(ino);
  });

  it('run where nothing can be kept', () => {
    const file = join(cache, 'no folder');
    writeFileSync(file, '');
    const env = { XDG_CACHE_HOME: file, LOCALAPPDATA: file };
    expect(check(env)).toBe(check());
  });

  it('replace code that is broken', () => {
    const first = check();
    const [file] = keptFiles();
    const whole = statSync(file!).size;
    truncateSync(file!, 1000);
    expect(check()).toBe(first);
    expect(statSync(file!).size).toBeGreaterThan(whole / 2);
  });

  it.skipIf(process.platform === 'win32')(
    'keep code to the user, and run none that others could have written',
    () => {
      check();
      const [file] = keptFiles();
      expect(statSync(kept()).mode & 0o777).toBe(0o700);
      expect(statSync(file!).mode & 0o777).toBe(0o600);
      truncateSync(file!, 1000);
      chmodSync(kept(), 0o777);
      const before = readFileSync(file!);
      check();
      // Neither read nor written to.
      expect(readFileSync(file!)).toEqual(before);
    },
  );

  it('keep no more than four versions of one program', () => {
    mkdirSync(kept(), { mode: 0o700 });
    for (const age of [1, 2, 3, 4, 5]) writeFileSync(join(kept(), `minutes@${age}.bin`), '');
    writeFileSync(join(kept(), 'minutes-language-server@1.bin'), '');
    check();
    expect(keptFiles()).toHaveLength(5);
  });

  it('keep as much after a long session as after a short one', async () => {
    await serve();
    const [short] = keptFiles().map((file) => statSync(file).size);
    for (const file of keptFiles()) rmSync(file);
    const preload = join(folder, 'long.cjs');
    writeFileSync(preload, LONG);
    await serve({ NODE_OPTIONS: `--require "${preload.replace(/["\\]/g, '\\$&')}"` }, (words) =>
      expect.poll(words, { timeout: 20_000 }).toContain('long'),
    );
    const [long] = keptFiles().map((file) => statSync(file).size);
    expect(long).toBeGreaterThan(0.95 * Number(short));
  });

  it('load nothing of Node before the first answer that is only needed later', async () => {
    await serve();
    const preload = join(folder, 'loaded.cjs');
    writeFileSync(
      preload,
      "process.on('exit', () => process._rawDebug(JSON.stringify(process.moduleLoadList)));",
    );
    const args = ['--require', preload, program('minutes-language-server'), '--stdio'];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const words = text(child.stderr);
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification('exit');
    const loaded = JSON.parse(await words) as readonly string[];
    expect(loaded).toContain('NativeModule net');
    const later = [
      'child_process',
      'console',
      'crypto',
      'fs/promises',
      'internal/util/parse_args/parse_args',
      'perf_hooks',
      'worker_threads',
    ];
    expect(later.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([]);
  });
});

describe('the folder for code that is kept', () => {
  it('is where the platform has such folders', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/a b' }, 'linux')).toBe(join('/a b', 'minutes-md'));
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toMatch(/[\\/]\.cache[\\/]minutes-md$/);
    expect(cacheFolder({}, 'darwin')).toMatch(/[\\/]Library[\\/]Caches[\\/]minutes-md$/);
    expect(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(join('/l', 'minutes-md'));
    expect(cacheFolder({}, 'win32')).toBeUndefined();
    expect(cacheFolder({ XDG_CACHE_HOME: '/a', NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux')).toBeUndefined();
  });
});

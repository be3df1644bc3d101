import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../server/lsp/host.ts';
import { nodeKeep } from '../../server/lsp/node/node-keep.ts';
import { fullCapabilities } from '../support/editor.ts';
import { dayOf, end, home, start, useHome, watchedHost, write } from '../support/index-home.ts';
import { askIndex, namesIn } from '../support/index-probe.ts';
import { CLEAN } from '../support/samples.ts';

useHome();

describe('what is kept for the next start', () => {
  const shelf = () => join(home.folder, 'kept');
  const open = (host: Host, capabilities = fullCapabilities) =>
    start({ capabilities, initializationOptions: { storage: shelf() } }, host);
  const hostOf = (program = 'one') => watchedHost({ keep: nodeKeep(program, undefined) });
  const fill = async (): Promise<void> => {
    write('2023-08-24.md', CLEAN);
    write('2023-08-10.md', dayOf('2023-08-10'));
    write('README.md', '# Meetings\n');
    const editor = await open(hostOf());
    await askIndex(editor, 'whole');
    await end(editor);
  };
  const files = () => readdirSync(shelf()).map((name) => join(shelf(), name));

  it('is both tiers, and is there before any file is read', async () => {
    await fill();
    expect(
      files()
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['details', 'summaries']);
    const fresh = await askIndex(await start(), 'whole');
    const host = hostOf();
    const before = { ...host, files: { ...host.files, load: () => new Promise<never>(() => undefined) } };
    const { meetings } = await askIndex(await open(before), 'whole');
    expect(meetings).toEqual(fresh.meetings);
  });

  it('has the host in a hurry as long as much is taken over', async () => {
    for (let day = 0; day < 500; day++) {
      const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
      write(`${date}.md`, dayOf(date));
    }
    const editor = await open(hostOf());
    await askIndex(editor, 'whole');
    await end(editor);
    let told = 0;
    await askIndex(await open({ ...hostOf(), hurry: () => void told++ }), 'whole');
    // For what was kept of files, and for the files themselves.
    expect(told).toBeGreaterThan(4);
  });

  it('is not taken for files that changed, came or went', async () => {
    await fill();
    write('2023-08-10.md', dayOf('2023-08-10').replace('目录配额', '目录限额'));
    write('2023-08-17.md', dayOf('2023-08-17'));
    unlinkSync(join(home.notes, '2023-08-24.md'));
    const { meetings } = await askIndex(await open(hostOf()), 'whole');
    expect(meetings).toEqual((await askIndex(await start(), 'whole')).meetings);
  });

  it('is compared with the files, and mended', async () => {
    await fill();
    // As if a program had changed the text and set the time back.
    const host = hostOf();
    const changed = {
      ...host,
      files: {
        ...host.files,
        load: async (uri: string) => {
          const loaded = await host.files.load(uri);
          return 'text' in loaded ? { text: loaded.text.replace('目录配额', '目录限额') } : loaded;
        },
      },
    };
    const editor = await open(changed);
    await askIndex(editor, 'whole');
    await expect
      .poll(async () => JSON.stringify(await askIndex(editor)).match(/目录限额/g)?.length ?? 0, {
        timeout: 20_000,
      })
      .toBeGreaterThan(1);
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, readFileSync(file).length - 40)],
    ['empty', (file: string) => truncateSync(file, 0)],
    [
      'damaged',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
    [
      'no file',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('is not taken where it is %s', async (_, damage) => {
    await fill();
    for (const file of files()) damage(file);
    const host = hostOf();
    const { meetings } = await askIndex(await open(host), 'whole');
    expect(host.loaded.length).toBeGreaterThanOrEqual(3);
    expect(meetings).toEqual((await askIndex(await start(), 'whole')).meetings);
  });

  it('is not taken from another program', async () => {
    await fill();
    const host = hostOf('two');
    await askIndex(await open(host), 'whole');
    expect(host.loaded.length).toBeGreaterThanOrEqual(3);
  });

  it('is not needed', async () => {
    write('2023-08-24.md', CLEAN);
    writeFileSync(shelf(), 'in the way');
    const editor = await open(hostOf());
    expect(await namesIn(editor, 'whole')).toEqual(['2023-08-24.md']);
    await end(editor);
    expect(existsSync(join(shelf(), 'x'))).toBe(false);
  });
});

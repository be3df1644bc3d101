import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor, testHost } from '../support/editor.ts';
import { CLEAN } from '../support/samples.ts';

const FILE = 'file:///notes/Double%20Week%20Meetings/2023-08-24.md';
/** Minutes of many meetings in one file, no two of their lists alike, with a fault in each meeting. */
const ROLLING = Array.from({ length: 400 }, (_, index) =>
  CLEAN.replace(/^\s*[-*] .*$/gm, `$& ${index}`).replace(/^- .*$/m, `$& [a] (https://example.org/${index})`),
).join('\n');

/** A host on which reading takes long: its clock goes on whenever somebody looks at it. */
function slowHost() {
  const host = testHost();
  let looks = 0;
  const clock = { now: () => host.clock.now() + 4 * ++looks, zone: host.clock.zone };
  return {
    ...host,
    clock,
    isInHurry: false,
    hurry() {
      this.isInHurry = true;
    },
  };
}

let editor: Editor;
let host: ReturnType<typeof slowHost>;

async function start(options: Parameters<typeof openEditor>[1] = {}): Promise<void> {
  host = slowHost();
  editor = await openEditor(host, options);
}

/** Lets time go on until there is an answer. */
async function patiently<T>(answer: Promise<T>): Promise<T> {
  let isThere = false;
  const done = answer.finally(() => {
    isThere = true;
  });
  while (!isThere) await host.advance(60);
  return done;
}

/** Lets the server work until it is done. Gives the last answer. */
async function settle(): Promise<Awaited<ReturnType<Editor['pull']>>> {
  for (;;) {
    const report = await patiently(editor.pull(FILE));
    if (report.resultId !== 'beginning') return report;
  }
}

const fresh = async (text: string): Promise<readonly unknown[]> => {
  const other = await openEditor(testHost());
  await other.open(FILE, text);
  const { items } = await other.pull(FILE);
  await other.end();
  return items;
};

describe('a big document', { timeout: 60_000 }, () => {
  afterEach(async () => editor.end());

  it('is answered for as far as it has been read, and again when it is read to the end', async () => {
    await start();
    await editor.open(FILE, ROLLING);
    const first = await patiently(editor.pull(FILE));
    const all = await settle();
    expect(editor.heard.refreshes).toBeGreaterThan(0);
    expect(first.items.length).toBeGreaterThan(0);
    expect(first.items.length).toBeLessThan(all.items.length);
    expect(all.items).toEqual(await fresh(ROLLING));
  });

  it('is not read anew for an edit that comes meanwhile', async () => {
    await start();
    await editor.open(FILE, ROLLING);
    await patiently(editor.pull(FILE));
    await editor.replace(FILE, '2023/08/24 19:00~19:30', '2023/08-24 19:00~19:30');
    const meanwhile = await editor.pull(FILE);
    expect(meanwhile.resultId).toBe('beginning');
    expect((await settle()).items).toEqual(await fresh(editor.text(FILE)));
  });

  it('has its outline before it is checked', async () => {
    await start();
    await editor.open(FILE, ROLLING);
    const asked = editor.pull(FILE);
    const symbols = editor.request<unknown[]>('textDocument/documentSymbol', { textDocument: { uri: FILE } });
    expect(await patiently(symbols)).not.toEqual([]);
    expect((await editor.pull(FILE)).resultId).toBe('beginning');
    await asked;
  });

  it('is answered for whole where the editor cannot be told to ask again', async () => {
    await start({
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await editor.open(FILE, ROLLING);
    const { items } = await editor.pull(FILE);
    expect(items).toHaveLength((await fresh(ROLLING)).length);
  });

  it('is left alone when it is closed', async () => {
    await start();
    await editor.open(FILE, ROLLING);
    const asked = editor.pull(FILE);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: FILE } });
    await host.advance(2000);
    expect((await asked).items).toEqual([]);
    expect(editor.heard.log).toEqual([]);
  });

  it('puts the host in a hurry, as an edit does, and a look at a small one does not', async () => {
    await start();
    await editor.open(FILE, CLEAN);
    await editor.pull(FILE);
    expect(host.isInHurry).toBe(false);
    await editor.replace(FILE, '19:30', '19:31');
    await editor.pull(FILE);
    expect(host.isInHurry).toBe(true);
    await editor.end();

    await start();
    await editor.open(FILE, ROLLING);
    await patiently(editor.pull(FILE));
    expect(host.isInHurry).toBe(true);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPractice } from '../../server/lsp/node/practice.ts';
import type { Holdings } from '../../server/lsp/workspace.ts';
import { type Editor, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN } from '../support/samples.ts';

const FOLDER = 'file:///notes/Double%20Week%20Meetings/';
const FILE = `${FOLDER}2023-08-24.md`;
const README = 'file:///notes/README.md';
const TEXT = CLEAN.replace('压力测试', '压力测试，见[结果](results.md)');

let host: TestHost;
let editor: Editor;
/** How often the server looked for a file. */
let looked: number;
/** How many characters were typed into the copy. */
let practised: number;

beforeEach(async () => {
  host = testHost({ [FILE]: TEXT, [`${FOLDER}results.md`]: '# a\n' });
  looked = 0;
  practised = 0;
  const files = {
    ...host.files,
    exists: (uri: string) => {
      looked++;
      return host.files.exists(uri);
    },
  };
  const clock = {
    zone: host.clock.zone,
    now: () => {
      practised++;
      return host.clock.now();
    },
  };
  const practice = (holdings: Holdings) => createPractice(holdings, { timer: host.timer, clock });
  editor = await openEditor({ ...host, files, practice });
});

afterEach(async () => editor.end());

describe('practice in typing', () => {
  it('leaves the document, its findings and the files beside it alone', async () => {
    await editor.open(FILE, TEXT.replace('2023/08/24', '2023/08-24'));
    const { resultId } = await editor.pull(FILE);
    await editor.replace(FILE, '快照', '快照的');
    const before = await editor.pull(FILE, resultId);
    await editor.settle();
    const { log, refreshes, published } = structuredClone(editor.heard);
    const known = looked;
    await host.advance(200);
    expect(practised).toBeGreaterThan(20);
    expect(looked).toBe(known);
    expect(editor.heard).toMatchObject({ log, refreshes, published });
    expect(await editor.pull(FILE, before.resultId)).toMatchObject({ kind: 'unchanged' });
  });

  it('waits while somebody types, and comes to an end', async () => {
    await editor.open(FILE, TEXT);
    await editor.pull(FILE);
    for (let key = 0; key < 5; key++) {
      await editor.replace(FILE, '快照', '快照的');
      await host.advance(15);
    }
    expect(practised).toBeLessThan(10);
    await host.advance(6000);
    const all = practised;
    expect(all).toBeGreaterThan(1000);
    await host.advance(1000);
    await editor.replace(FILE, '快照', '快照的');
    await host.advance(1000);
    expect(practised).toBe(all + 1);
  }, 30_000);

  it('begins with minutes only', async () => {
    await editor.open(README, '# 社区\n\n压力测试\n');
    await editor.replace(README, '压力', '压力的');
    await host.advance(200);
    expect(practised).toBe(1);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import {
  type Editor,
  type EditorOptions,
  fullCapabilities,
  openEditor,
  type TestHost,
  testHost,
} from '../support/editor.ts';
import { CLEAN } from '../support/samples.ts';

const FILE = 'file:///notes/Double%20Week%20Meetings/2023-08-24.md';
const TIME = '2023/08/24 19:00~19:30';

let editor: Editor;
let host: TestHost;

async function start(options: EditorOptions = {}): Promise<void> {
  host = testHost();
  editor = await openEditor(host, options);
}

afterEach(async () => editor.end());

describe('calm typing', () => {
  it('never delays the first look at a document', async () => {
    await start();
    await editor.open(FILE, CLEAN.replace(TIME, '2023/08-24 19:00~19:30'));
    expect(await editor.rules(FILE)).toEqual(['time-malformed']);
  });

  it('waits until the line has rested', async () => {
    await start();
    await editor.open(FILE, CLEAN);
    expect(await editor.rules(FILE)).toEqual([]);
    await editor.settle();
    const { refreshes } = editor.heard;
    await editor.replace(FILE, '2023/08/24 19:00~', '2023/08-24 19:00~');
    expect(await editor.rules(FILE)).toEqual([]);
    await host.advance(1000);
    await editor.replace(FILE, '19:00~19:30', '19:00~19:3');
    expect(await editor.rules(FILE)).toEqual([]);
    await host.advance(1400);
    expect(editor.heard.refreshes).toBe(refreshes);
    await host.advance(200);
    expect(editor.heard.refreshes).toBe(refreshes + 1);
    expect(await editor.rules(FILE)).toContain('time-malformed');
  });

  it('ends when the caret leaves the line', async () => {
    await start();
    await editor.open(FILE, CLEAN);
    await editor.pull(FILE);
    await editor.notify('minutes/caret', { uri: FILE, line: 2 });
    await editor.replace(FILE, '2023/08/24 19:00~', '2023/08-24 19:00~');
    expect(await editor.rules(FILE)).toEqual([]);
    await editor.notify('minutes/caret', { uri: FILE, line: 3 });
    await editor.settle();
    expect(editor.heard.refreshes).toBe(1);
    expect(await editor.rules(FILE)).toEqual(['time-malformed']);
  });

  it('keeps what was shown as long as it holds', async () => {
    await start();
    await editor.open(FILE, CLEAN.replace(TIME, '2023/08-24 19:00~19:30'));
    expect(await editor.rules(FILE)).toEqual(['time-malformed']);
    await editor.replace(FILE, '2023/08-24', '2023/08-2');
    expect(await editor.rules(FILE)).toContain('time-malformed');
    await editor.replace(FILE, '2023/08-2', '2023/08/24');
    expect(await editor.rules(FILE)).toEqual([]);
  });

  it('can be switched off', async () => {
    await start({ settings: () => ({ calmTyping: 0 }) });
    await editor.open(FILE, CLEAN);
    await editor.pull(FILE);
    await editor.replace(FILE, '2023/08/24 19:00~', '2023/08-24 19:00~');
    expect(await editor.rules(FILE)).toEqual(['time-malformed']);
  });

  it('holds nothing back from editors that cannot be told to ask again', async () => {
    const { diagnostics: _, ...workspace } = fullCapabilities.workspace!;
    await start({ capabilities: { ...fullCapabilities, workspace } });
    await editor.open(FILE, CLEAN);
    await editor.pull(FILE);
    await editor.replace(FILE, '2023/08/24 19:00~', '2023/08-24 19:00~');
    expect(await editor.rules(FILE)).toEqual(['time-malformed']);
  });

  it('sends again after the rest where the editor does not ask', async () => {
    const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument!;
    await start({ capabilities: { ...fullCapabilities, textDocument } });
    await editor.open(FILE, CLEAN);
    await editor.settle();
    await editor.replace(FILE, '2023/08/24 19:00~', '2023/08-24 19:00~');
    await host.advance(400);
    expect(editor.heard.published.at(-1)).toMatchObject({ version: 2, diagnostics: [] });
    await host.advance(2000);
    expect(editor.heard.published.at(-1)!.diagnostics.map(({ code }) => code)).toEqual(['time-malformed']);
  });

  it('looks again when the meeting is over', async () => {
    host = testHost({}, '2023-08-24T11:00:00Z');
    editor = await openEditor(host);
    await editor.open(FILE, CLEAN.replace(/\n- \[《一次[\s\S]*?\n\n/, '\n'));
    expect(await editor.rules(FILE)).toEqual([]);
    await editor.settle();
    const { refreshes } = editor.heard;
    await host.advance(31 * 60_000);
    expect(editor.heard.refreshes).toBe(refreshes + 1);
    expect(await editor.rules(FILE)).toEqual(['section-empty']);
  });

  it('lets nobody who is writing be told that the meeting is over', async () => {
    host = testHost({}, '2023-08-24T11:29:59Z');
    editor = await openEditor(host);
    await editor.open(FILE, CLEAN.replace(/\n- \[《一次[\s\S]*?\n\n/, '\n'));
    expect(await editor.rules(FILE)).toEqual([]);
    for (const [words, by] of [
      ['存储大会', '存储会'],
      ['存储会', '存储大会'],
      ['存储大会', '存储会'],
    ] as const) {
      await editor.replace(FILE, words, by);
      await host.advance(1000);
      expect(await editor.rules(FILE)).toEqual([]);
    }
    await editor.settle();
    const { refreshes } = editor.heard;
    await host.advance(600);
    expect(editor.heard.refreshes).toBe(refreshes + 1);
    expect(await editor.rules(FILE)).toEqual(['section-empty']);
  });

  it('looks again at the end of a meeting that is months ahead', async () => {
    host = testHost({}, '2023-06-01T11:00:00Z');
    editor = await openEditor(host, { capabilities: { ...fullCapabilities, textDocument: {} } });
    await editor.open(FILE, CLEAN.replace(/\n- \[《一次[\s\S]*?\n\n/, '\n'));
    await editor.settle();
    host.sleep(84 * 86_400_000);
    await host.advance(60_000);
    expect(editor.heard.published.at(-1)!.diagnostics).toEqual([]);
    await host.advance(31 * 60_000);
    expect(editor.heard.published.at(-1)!.diagnostics.map(({ code }) => code)).toEqual(['section-empty']);
  });
});

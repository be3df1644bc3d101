import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, Hover, Location, LocationLink, SymbolInformation } from 'vscode-languageserver';
import { type Editor, fullCapabilities, openEditor, type TestHost, testHost } from '../support/editor.ts';

const ROOT = 'file:///notes/';
const minutes = (day: string, ...lines: string[]): string =>
  `## 时间\n\n${day} 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n#### RDMA\n\n${lines.join('\n')}\n`;
const NOW = `${ROOT}2023-08-24.md`;
const BEFORE = `${ROOT}2023-08-10.md`;
const README = `${ROOT}README.md`;
const TEXT = minutes('2023/08/24', '- 合入 #12', '- 又见 #12');
const disk = {
  [NOW]: minutes('2023/08/24', '- 还没有'),
  [BEFORE]: minutes('2023/08/10', '- 评审 https://github.com/opencurve/curve/pull/12/files'),
  [README]: '- 合入 #12\n',
};
const NUMBER = { line: 10, character: 6 };

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

async function start(): Promise<void> {
  host = testHost(disk);
  editor = await openEditor(host, { settings: () => ({ codeLens: true }) });
  await editor.open(NOW, TEXT);
  await editor.pull(NOW);
  await host.advance(5000);
}

const ask = <R>(method: string, uri = NOW): Promise<R> =>
  editor.request<R>(`textDocument/${method}`, { textDocument: { uri }, position: NUMBER, context: {} });

describe('over the wire', () => {
  it('what was said before is known from files that are not open, and from the text that is', async () => {
    await start();
    const locations = await ask<Location[]>('references');
    expect(locations.map(({ uri, range }) => `${uri} ${range.start.line}`)).toEqual([
      `${NOW} 10`,
      `${NOW} 11`,
      `${BEFORE} 10`,
    ]);
    const [definition] = [await ask<Location[] | Location | LocationLink[]>('definition')].flat();
    expect(definition).toMatchObject({ uri: BEFORE });
    expect(await ask('documentHighlight')).toHaveLength(2);
    const { contents } = await ask<Hover>('hover');
    expect((contents as { value: string }).value).toContain(`[2023-08-10](<${BEFORE}#L11>)`);
    await editor.replace(NOW, '- 又见 #12', '- 又见');
    expect(await ask('references')).toHaveLength(2);
  });

  it('history, search and symbols see the text that is open', async () => {
    await start();
    const history = await editor.request<{ title: string; entries: { words: string }[] }>('minutes/history', {
      uri: NOW,
      position: NUMBER,
    });
    expect(history.entries.map(({ words }) => words)).toEqual(['合入 #12', expect.stringMatching(/^评审/)]);
    expect(
      await editor.request('workspace/executeCommand', {
        command: 'minutes.history',
        arguments: [{ uri: NOW, position: NUMBER }],
      }),
    ).toMatchObject({ ...history, markdown: expect.stringContaining(`<${NOW}#L11>`) });
    expect(await editor.request('minutes/search', { words: '又见' })).toMatchObject({
      hits: [{ uri: NOW, line: 11, day: '2023-08-24' }],
      more: false,
    });
    const symbols = await editor.request<SymbolInformation[]>('workspace/symbol', { query: 'rdma' });
    expect(symbols.map(({ location }) => location.uri)).toEqual([NOW, BEFORE]);
    expect(await editor.request('minutes/meetings', {})).toMatchObject({
      series: [{ meetings: [{ uri: NOW }, { uri: BEFORE }] }],
    });
    expect(await editor.request('minutes/meeting', { uri: NOW })).toMatchObject({ day: '2023-08-24' });
  });

  it('lenses are there when the setting says so, and come and go with it', async () => {
    let codeLens = false;
    host = testHost(disk);
    let refreshes = 0;
    editor = await openEditor(host, {
      capabilities: {
        ...fullCapabilities,
        workspace: { ...fullCapabilities.workspace, codeLens: { refreshSupport: true } },
      },
      settings: () => ({ codeLens }),
    });
    editor.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshes++;
      return null;
    });
    await editor.open(NOW, TEXT);
    expect(await ask('codeLens')).toBeNull();
    codeLens = true;
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.settle();
    expect(refreshes).toBe(1);
    const asked = ask<CodeLens[]>('codeLens');
    await host.advance(5000);
    expect((await asked).map(({ command }) => command!.title)).toEqual([
      '2 meetings since 2023-08-10 · history',
    ]);
  });

  it('nothing is said about documents that are no minutes', async () => {
    await start();
    await editor.open(README, disk[README]!);
    for (const method of ['references', 'definition', 'documentHighlight', 'hover', 'codeLens']) {
      expect(await ask(method, README)).toBeNull();
    }
    expect(await editor.request('minutes/meeting', { uri: README })).toBeNull();
    expect(await editor.request('minutes/history', { uri: README, position: NUMBER })).toBeNull();
  });

  it('no meetings are read for a place in other Markdown', async () => {
    host = testHost(disk);
    editor = await openEditor(host);
    await editor.open(README, disk[README]!);
    for (const method of ['references', 'definition', 'documentHighlight']) {
      expect(await ask(method, README)).toBeNull();
    }
    await host.advance(60_000);
    expect(await editor.request('minutes/meetings', {})).toEqual({ state: 'reading', series: [] });
    // A list of all meetings is another matter.
    expect(await editor.request('minutes/meetings', { wait: true })).toMatchObject({
      series: [{ meetings: [{ uri: NOW }, { uri: BEFORE }] }],
    });
  });
});

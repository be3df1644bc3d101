import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Editor, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { minutesOn } from '../support/series.ts';

const ROOT = 'file:///notes/';
const FOLDER = `${ROOT}2023/Double%20Week%20Meetings/`;
const NOW = `${FOLDER}2023-08-24.md`;
const PAGE = `${ROOT}README.md`;
const STALE = '# 双周会\n\n<!-- minutes-index -->\n<!-- /minutes-index -->\n';

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

async function start(disk: Readonly<Record<string, string>>, now?: string): Promise<void> {
  host = testHost(disk, now);
  editor = await openEditor(host);
}

describe('rules that look at other meetings', () => {
  const changed = async (uri: string, type: 1 | 3): Promise<void> => {
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    await host.advance(2000);
  };
  const found = async (): Promise<readonly string[]> => {
    // Names of files are asked for first, and then what stands in them; the editor is told each time.
    for (let rounds = 0; rounds < 2; rounds++) {
      await editor.rules(NOW);
      await host.advance(2000);
    }
    return (await editor.rules(NOW)).filter((rule) => rule.startsWith('meeting-')).sort();
  };

  it('see files come and go, in folders of other years as well', async () => {
    const text = minutesOn('2023-08-24', ['- x']);
    await start({ [NOW]: text }, '2023-11-01T00:00:00Z');
    await editor.open(NOW, text);
    await editor.pull(NOW);
    await host.advance(5000);
    expect(await found()).toEqual(['meeting-overdue']);

    const twin = `${FOLDER}2023-08-%2024.md`;
    host.disk.set(twin, text);
    await changed(twin, 1);
    expect(await found()).toEqual(['meeting-duplicate', 'meeting-overdue']);
    host.disk.delete(twin);
    await changed(twin, 3);
    expect(await found()).toEqual(['meeting-overdue']);

    const next = `${ROOT}2024/Double%20Week%20Meetings/2024-01-04.md`;
    host.disk.set(next, minutesOn('2024-01-04', ['- y']));
    await changed(next, 1);
    expect(await found()).toEqual([]);
  });
});

describe('an open page that lists the meetings', () => {
  it('is marked when all meetings are known, and again when one comes', async () => {
    await start({ [NOW]: minutesOn('2023-08-24', ['#### 快照', '- x']), [PAGE]: STALE });
    await editor.open(PAGE, STALE);
    expect(await editor.rules(PAGE)).toEqual([]);
    await host.advance(10_000);
    expect(await editor.rules(PAGE)).toEqual(['index-page']);
    const { edit } = await editor.request<{ edit: WorkspaceEdit }>('minutes/indexPage', { uri: PAGE });
    const [change] = (edit.documentChanges ?? []) as { edits: { newText: string }[] }[];
    await editor.replace(PAGE, '-->\n<', `-->\n${change?.edits[0]?.newText}<`);
    await host.advance(5000);
    expect(await editor.rules(PAGE)).toEqual([]);

    const next = `${FOLDER}2023-09-07.md`;
    const refreshes = editor.heard.refreshes;
    host.disk.set(next, minutesOn('2023-09-07', ['- y']));
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: next, type: 1 }] });
    await host.advance(10_000);
    expect(editor.heard.refreshes).toBeGreaterThan(refreshes);
    expect(await editor.rules(PAGE)).toEqual(['index-page']);
  });
});

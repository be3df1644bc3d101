import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, type EditorOptions, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const FOLDER = 'file:///notes/Double%20Week%20Meetings/';
const FILE = `${FOLDER}2023-08-24.md`;
const PROJECT = 'file:///notes/.minutes.json';

let editor: Editor;
let host: TestHost;

async function start(
  options: EditorOptions = {},
  disk: Readonly<Record<string, string>> = {},
): Promise<void> {
  host = testHost(disk);
  editor = await openEditor(host, options);
}

afterEach(async () => editor.end());

describe('settings', () => {
  it('hold at once when they change', async () => {
    let settings: unknown = { rules: { 'time-malformed': 'hint' } };
    await start({ settings: () => settings });
    await editor.open(FILE, DAMAGED);
    const severityOf = async (): Promise<number | undefined> =>
      (await editor.pull(FILE)).items.find(({ code }) => code === 'time-malformed')?.severity;
    expect(await severityOf()).toBe(4);
    settings = { rules: { 'time-malformed': 'off' } };
    await editor.notify('workspace/didChangeConfiguration', { settings: null });
    await editor.settle();
    expect(editor.heard.refreshes).toBe(1);
    expect(await severityOf()).toBeUndefined();
  });

  it('come with the notification where the editor cannot be asked', async () => {
    await start({ capabilities: { textDocument: { diagnostic: {} } } });
    await editor.open(FILE, DAMAGED);
    expect(await editor.rules(FILE)).toContain('time-malformed');
    await editor.notify('workspace/didChangeConfiguration', {
      settings: { minutes: { rules: { 'time-malformed': 'off' } } },
    });
    expect(await editor.rules(FILE)).not.toContain('time-malformed');
  });
});

describe('a project file', () => {
  it('stands over the settings, and holds at once when it is made, changed and deleted', async () => {
    await start({ settings: () => ({ rules: { 'time-malformed': 'hint' } }) });
    await editor.open(FILE, DAMAGED);
    const severityOf = async (): Promise<number | undefined> =>
      (await editor.pull(FILE)).items.find(({ code }) => code === 'time-malformed')?.severity;
    expect(await severityOf()).toBe(4);
    host.disk.set(PROJECT, '{ "rules": { "time-malformed": "error" } }');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: PROJECT, type: 1 }] });
    expect(await severityOf()).toBe(1);
    host.disk.delete(PROJECT);
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: PROJECT, type: 3 }] });
    expect(await severityOf()).toBe(4);
    await host.advance(1000);
    expect(editor.heard.refreshes).toBe(2);
  });

  it('holds as it is being written, and is told what is wrong with it', async () => {
    await start({}, { [PROJECT]: '{}' });
    await editor.open(FILE, DAMAGED);
    expect(await editor.rules(FILE)).toContain('time-malformed');
    await editor.open(PROJECT, '{ "rules": { "time-malformd": "off" } }', 'jsonc');
    const { items } = await editor.pull(PROJECT);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ source: 'Minutes', range: { start: { line: 0, character: 13 } } });
    expect(items[0]!.message).toContain('time-malformed');
    await editor.replace(PROJECT, 'time-malformd', 'time-malformed');
    expect((await editor.pull(PROJECT)).items).toEqual([]);
    expect(await editor.rules(FILE)).not.toContain('time-malformed');
  });

  it('holds for its own folder tree, the nearest one, up to the folder of the workspace', async () => {
    const own = '{ "extends": "none", "files": ["*.md"], "sections": ["议程", "决议"], "zone": "UTC" }';
    await start(
      { folders: ['file:///a', 'file:///b'] },
      {
        'file:///a/.minutes.json': '{ "files": ["*.md"], "rules": { "time-malformed": "off" } }',
        'file:///b/.minutes.json': own,
        'file:///.minutes.json': '{ "files": ["**/*.md"], "rules": { "time-malformed": "error" } }',
      },
    );
    const [one, two, other] = [
      'file:///a/2023-08-24.md',
      'file:///b/2023-08-24.md',
      'file:///c/2023-08-24.md',
    ];
    await editor.open(one!, DAMAGED);
    await editor.open(two!, '# 例会 2023-08-24\n\n## 议程\n\n- 一\n');
    await editor.open(other!, DAMAGED);
    expect(await editor.rules(one!)).not.toContain('time-malformed');
    const second = (await editor.pull(two!)).items.map(({ message }) => message).join('\n');
    expect(second).toContain('决议');
    expect(second).not.toContain('答疑');
    expect((await editor.pull(other!)).items.find(({ code }) => code === 'time-malformed')?.severity).toBe(1);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///a', name: 'a' }] },
    });
    expect(await editor.rules(one!)).not.toContain('time-malformed');
  });

  it('is explained value by value', async () => {
    await start(
      { settings: () => ({ rules: { 'time-order': 'hint' } }) },
      { [PROJECT]: '{ "zone": "UTC" }' },
    );
    await editor.open(FILE, CLEAN);
    const { text } = await editor.request<{ text: string }>('minutes/explain', { uri: FILE });
    expect(text).toContain('zone = "UTC" ← .minutes.json');
    expect(text).toContain('rules.time-order = "hint" ← settings');
    expect(text).toContain('← built in');
  });
});

describe('files beside the minutes', () => {
  const LINKED = CLEAN.replace('目录配额', '目录配额，见 [设计](design.md)');

  it('are looked for in the background, and the answer is given again when they appear', async () => {
    await start();
    await editor.open(FILE, LINKED);
    expect(await editor.rules(FILE)).toEqual([]);
    await editor.settle();
    expect(editor.heard.refreshes).toBe(1);
    expect(await editor.rules(FILE)).toEqual(['link-target']);
    host.disk.set(`${FOLDER}design.md`, '# design\n');
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${FOLDER}design.md`, type: 1 }],
    });
    await host.advance(1000);
    expect(editor.heard.refreshes).toBe(2);
    expect(await editor.rules(FILE)).toEqual([]);
  });

  it('do not hold the first answer up', async () => {
    await start();
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { exists } = host.files;
    Object.assign(host.files, {
      exists: async (uri: string) => {
        await slow;
        return exists(uri);
      },
    });
    await editor.open(FILE, LINKED);
    expect((await editor.pull(FILE)).items).toEqual([]);
    expect(editor.heard.refreshes).toBe(0);
    release();
    await editor.settle();
    expect(editor.heard.refreshes).toBe(1);
    expect(await editor.rules(FILE)).toEqual(['link-target']);
  });

  it('tell of earlier meetings, open ones as they stand in the editor', async () => {
    const before = `${FOLDER}2023-08-10.md`;
    const reused = CLEAN.replaceAll('2023/08/24', '2023/08/10');
    await start({}, { [before]: reused, [`${FOLDER}README.md`]: '# 目录\n' });
    await editor.open(FILE, CLEAN);
    await editor.pull(FILE);
    await editor.settle();
    expect(await editor.rules(FILE)).toContain('join-reused');
    await editor.open(
      before,
      reused.replaceAll('123-456-789', '123-456-780').replace('aB3dE5fG7hJ9', 'aB3dE5fG7hJ8'),
    );
    expect(await editor.rules(FILE)).not.toContain('join-reused');
  });
});

describe('a document that was never saved', () => {
  it('is read by the project file of the place where it will be, and its links are looked for there', async () => {
    await start(
      {},
      { [PROJECT]: '{ "rules": { "time-malformed": "off" } }', [`${FOLDER}design.md`]: '# design\n' },
    );
    const untitled = FILE.replace('file://', 'untitled:');
    await editor.open(untitled, DAMAGED.replace('目录配额', '[甲](design.md) [乙](none.md)'));
    await editor.pull(untitled);
    await editor.settle();
    const rules = await editor.rules(untitled);
    expect(rules).not.toContain('time-malformed');
    expect(rules.filter((rule) => rule === 'link-target')).toHaveLength(1);
  });

  it('has no neighbours where it has no place', async () => {
    await start({}, {});
    await editor.open('untitled:Untitled-1', CLEAN.replace('目录配额', '[甲](design.md)'));
    expect(await editor.rules('untitled:Untitled-1')).not.toContain('link-target');
  });
});

describe('long work', () => {
  it('is shown once it takes more than a second', async () => {
    await start();
    const told: string[] = [];
    editor.connection.onNotification(
      '$/progress',
      ({ value }: { value: { kind: string; title?: string } }) => {
        told.push(value.kind);
      },
    );
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { list } = host.files;
    Object.assign(host.files, {
      list: async (folder: string) => {
        await slow;
        return list(folder);
      },
    });
    await editor.open(FILE, CLEAN);
    const first = editor.pull(FILE);
    await editor.settle();
    await host.advance(900);
    await first;
    expect(told).toEqual([]);
    await host.advance(200);
    expect(told).toEqual(['begin']);
    release();
    await editor.settle();
    expect(told).toEqual(['begin', 'end']);
  });
});

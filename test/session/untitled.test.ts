import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const UNTITLED = 'untitled:Untitled-1';
const EARLIER = 'file:///notes/2023-08-10.md';

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

async function write(text: string): Promise<void> {
  host = testHost({ [EARLIER]: CLEAN.replaceAll('2023/08/24', '2023/08/10') });
  editor = await openEditor(host, { initializationOptions: { locale: 'en' } });
  await editor.open(UNTITLED, text);
}

describe('minutes that were never saved', () => {
  const textDocument = { uri: UNTITLED };

  it('are checked, repaired and completed', async () => {
    await write(DAMAGED);
    const rules = await editor.rules(UNTITLED);
    expect(rules).toContain('time-malformed');
    // Nothing that needs a path is wrong with them.
    expect(rules.filter((rule) => /^(file|link)-|^meeting-duplicate/.test(rule))).toEqual([]);
    const range = { start: { line: 0, character: 0 }, end: { line: 80, character: 0 } };
    const actions = await editor.request<{ kind: string; edit?: object; data?: unknown }[]>(
      'textDocument/codeAction',
      { textDocument, range, context: { diagnostics: [], only: ['source.fixAll.minutes'] } },
    );
    const [action] = actions;
    const { edit } = action?.edit
      ? action
      : await editor.request<{ edit: object }>('codeAction/resolve', action);
    await editor.apply(edit as Parameters<Editor['apply']>[0]);
    expect(await editor.rules(UNTITLED)).not.toContain('time-malformed');
    const symbols = await editor.request<unknown[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.length).toBeGreaterThan(0);
    const completion = await editor.request('textDocument/completion', {
      textDocument,
      position: { line: 0, character: 0 },
    });
    expect(completion).not.toBeNull();
  });

  it('have a checklist, their parts, a calendar file and another date', async () => {
    await write(CLEAN);
    expect(await editor.request('minutes/checklist', { uri: UNTITLED })).toMatchObject({ uri: UNTITLED });
    expect(await editor.request('minutes/meeting', { uri: UNTITLED })).toMatchObject({ day: '2023-08-24' });
    expect(await editor.request('minutes/ics', { uri: UNTITLED })).toMatchObject({
      name: expect.stringMatching(/\.ics$/),
    });
    const moved = await editor.request<{ edit?: object }>('minutes/changeDate', {
      uri: UNTITLED,
      date: '2023-08-31',
    });
    // There is no file to be renamed.
    expect(JSON.stringify(moved.edit)).toContain('2023/08/31');
    expect(JSON.stringify(moved.edit)).not.toContain('"rename"');
  });

  it('are read by what lies where they will be saved, whatever the file system', async () => {
    const folder = 'vscode-vfs://github/group/notes';
    const uri = 'untitled://github/group/notes/2023-08-24.md';
    host = testHost({
      [`${folder}/.minutes.json`]: '{ "rules": { "time-malformed": "off" } }',
      [`${folder}/2023-08-10.md`]: CLEAN.replaceAll('2023/08/24', '2023/08/10'),
    });
    editor = await openEditor(host, { folders: [folder], initializationOptions: { locale: 'en' } });
    await editor.open(uri, `${DAMAGED}\n[a](2023-08-10.md)\n[b](2023-08-11.md)\n`);
    await expect
      .poll(async () => (await editor.rules(uri)).filter((rule) => rule === 'link-target'))
      .toHaveLength(1);
    expect(await editor.rules(uri)).not.toContain('time-malformed');
  });

  it('are told plainly what needs a path', async () => {
    await write(CLEAN);
    const page = await editor.request<{ problem?: string }>('minutes/indexPage', { uri: UNTITLED });
    expect(page.problem).toContain('“Untitled-1” has no place for the table of meetings');
    const { series } = await editor.request<{ series: { meetings: { uri: string }[] }[] }>(
      'minutes/meetings',
      { wait: true },
    );
    expect(series.flatMap(({ meetings }) => meetings.map(({ uri }) => uri))).toEqual([EARLIER]);
  });
});

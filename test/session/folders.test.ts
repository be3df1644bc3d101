import { afterEach, describe, expect, it } from 'vitest';
import { type Editor, openEditor, type TestHost, testHost } from '../support/editor.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const [A, B] = ['file:///council/', 'file:///weekly/'];
const PLAIN = JSON.stringify({
  extends: 'none',
  name: 'Council',
  files: ['*.md'],
  sections: ['议程', '决议'],
  zone: 'UTC',
});
const MINUTES_OF_B = '# 例会 2023-08-23\n\n## 议程\n\n- 预算\n\n## 决议\n\n- 通过\n';

let editor: Editor;
let host: TestHost;
afterEach(async () => editor.end());

/** Two folders, each with a profile of its own. */
const disk = {
  [`${A}.minutes.json`]: '{ "rules": { "time-malformed": "off" } }',
  [`${A}2023-08-24.md`]: CLEAN,
  [`${A}2023-08-10.md`]: CLEAN.replaceAll('2023/08/24', '2023/08/10'),
  [`${B}.minutes.json`]: PLAIN,
  [`${B}2023-08-23.md`]: MINUTES_OF_B,
};

interface Series {
  readonly id: string;
  readonly name: string;
  readonly meetings: readonly { readonly uri: string }[];
}

async function seriesNow(): Promise<readonly Series[]> {
  const { series } = await editor.request<{ series: Series[] }>('minutes/meetings', { wait: true });
  return series;
}

async function start(
  folders = [A, B].map((uri) => uri.slice(0, -1)),
  settings?: (uri: string | undefined) => unknown,
): Promise<void> {
  host = testHost(disk);
  editor = await openEditor(host, { folders, ...(settings && { settings }) });
}

describe('two folders with a profile each', () => {
  it('have the meetings of each under its own name', async () => {
    await start();
    const series = await seriesNow();
    expect(series.map(({ id, name, meetings }) => [id, name, meetings.length]).sort()).toEqual([
      [A, expect.any(String), 2],
      [B, 'Council', 1],
    ]);
  });

  it('have meetings planned by the profile of their folder', async () => {
    await start();
    const plan = (uri?: string) =>
      editor.request<{ days: { uri: string }[] }>('minutes/planMeeting', uri === undefined ? {} : { uri });
    expect((await plan(A)).days[0]?.uri).toMatch(/^file:\/\/\/council\//);
    expect((await plan(B)).days[0]?.uri).toMatch(/^file:\/\/\/weekly\//);
    expect((await plan(`${B}2023-08-23.md`)).days[0]?.uri).toMatch(/^file:\/\/\/weekly\//);
    const made = await editor.request<{ text: string }>('minutes/newMeeting', { uri: B, date: '2023-09-06' });
    expect(made.text).toContain('## 议程');
    expect(made.text).not.toContain('加入会议');
  });

  it('have settings of their own', async () => {
    await start(undefined, (uri) => ({
      codeLens: uri?.startsWith(B) === true,
      rules: { 'time-format': uri?.startsWith(A) === true ? 'off' : 'error' },
    }));
    const explained = async (uri: string): Promise<string> =>
      (await editor.request<{ text: string }>('minutes/explain', { uri })).text;
    expect(await explained(`${A}2023-08-24.md`)).toContain('rules.time-format = "off" ← settings');
    expect(await explained(`${B}2023-08-23.md`)).toContain('rules.time-format = "error" ← settings');
  });

  it('come and go while the server runs', async () => {
    let ofB: unknown = { rules: { 'time-malformed': 'off' } };
    await start([A.slice(0, -1)], (uri) => (uri?.startsWith(B) ? ofB : null));
    expect((await seriesNow()).map(({ id }) => id)).toEqual([A]);
    // The file is no part of the workspace yet, and read all the same.
    const outside = `${B}2023-08-24.md`;
    host.disk.delete(`${B}.minutes.json`);
    await editor.open(outside, DAMAGED);
    expect(await editor.rules(outside)).not.toContain('time-malformed');

    ofB = { rules: { 'time-malformed': 'error' } };
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: B.slice(0, -1), name: 'b' }], removed: [] },
    });
    await host.advance(5000);
    expect((await seriesNow()).map(({ id }) => id).sort()).toEqual([A, B]);
    expect(await editor.rules(outside)).toContain('time-malformed');

    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: A.slice(0, -1), name: 'a' }] },
    });
    await host.advance(5000);
    expect((await seriesNow()).map(({ id }) => id)).toEqual([B]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Editor, fullCapabilities, openEditor, testHost } from '../support/editor.ts';

const ROOT = 'file:///notes/';
const at = (path: string): string => `${ROOT}${path.split('/').map(encodeURIComponent).join('/')}`;
const minutes = (day: string, rest = ''): string =>
  `## 时间\n\n${day} 19:00~19:30\n\n## 加入会议\n\n## 会议内容\n\n### 一、近期工作\n\n#### RDMA\n\n- ${rest}\n`;
const NOW = at('双周会/2023-08-24.md');
const BEFORE = at('双周会/2023-08-10.md');
const disk = {
  [NOW]: minutes('2023/08/24'),
  [BEFORE]: minutes('2023/08/10', '[下次](2023-08-24.md)'),
  [at('双周会/README.md')]: '[会](2023-08-24.md)\n',
};
const capabilities = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['rename' as const],
      changeAnnotationSupport: {},
    },
    fileOperations: { willRename: true },
  },
  textDocument: { ...fullCapabilities.textDocument, rename: { prepareSupport: true } },
};

let editor: Editor;
afterEach(async () => editor.end());

async function start(): Promise<void> {
  const host = testHost(disk);
  editor = await openEditor(host, { capabilities });
  await editor.open(NOW, disk[NOW]!);
  await editor.pull(NOW);
  await host.advance(5000);
}

/** What of which files an edit changes. */
function touched({ documentChanges = [] }: WorkspaceEdit): readonly string[] {
  return documentChanges.map((change) =>
    'edits' in change ? `${change.edits.length} in ${change.textDocument.uri}` : change.kind,
  );
}

describe('over the wire', () => {
  it('a meeting is moved with its file and the links to it', async () => {
    await start();
    const answer = await editor.request<{ edit: WorkspaceEdit; label: string }>('minutes/changeDate', {
      uri: NOW,
      date: '2023-09-07',
    });
    expect(touched(answer.edit)).toEqual([
      `1 in ${NOW}`,
      `1 in ${BEFORE}`,
      `1 in ${at('双周会/README.md')}`,
      'rename',
    ]);
    expect(await editor.request('minutes/changeDate', { uri: NOW, date: '2023-08-10' })).toEqual({
      problem: 'There is a file “2023-08-10.md” already; choose another day.',
    });
  });

  it('a file that is not open is moved too', async () => {
    await start();
    const answer = await editor.request<{ edit: WorkspaceEdit }>('minutes/changeDate', {
      uri: BEFORE,
      date: '2023-09-07',
    });
    expect(touched(answer.edit)).toEqual([`1 in ${BEFORE}`, 'rename']);
  });

  it('the links follow a file that is renamed', async () => {
    await start();
    const rename = editor.result.capabilities.workspace?.fileOperations?.willRename;
    expect(rename?.filters).toHaveLength(2);
    expect(editor.result.capabilities.workspace?.workspaceFolders?.supported).toBe(true);
    const edit = await editor.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: NOW, newUri: at('双周会/next.md') }],
    });
    expect(touched(edit)).toEqual([`1 in ${BEFORE}`, `1 in ${at('双周会/README.md')}`]);
    expect(
      await editor.request('workspace/willRenameFiles', {
        files: [{ oldUri: at('a.png'), newUri: at('b.png') }],
      }),
    ).toBeNull();
  });

  it('a topic is renamed in all meetings, and a section is not', async () => {
    await start();
    const lines = disk[NOW]!.split('\n');
    const on = (heading: string) => ({
      textDocument: { uri: NOW },
      position: { line: lines.indexOf(heading), character: heading.length - 1 },
    });
    const topic = on('#### RDMA');
    expect(await editor.request('textDocument/prepareRename', topic)).toMatchObject({ placeholder: 'RDMA' });
    const edit = await editor.request<WorkspaceEdit>('textDocument/rename', { ...topic, newName: 'NVMe' });
    expect(touched(edit)).toEqual([`1 in ${NOW}`, `1 in ${BEFORE}`]);
    await expect(editor.request('textDocument/prepareRename', on('### 一、近期工作'))).rejects.toThrow(
      '“近期工作” is a section that all minutes have; only topics can be renamed.',
    );
  });
});

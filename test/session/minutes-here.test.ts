import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { openEditor, testHost } from '../support/editor.ts';
import { CLEAN } from '../support/samples.ts';

describe('minutes in an empty document', () => {
  it('follow the meetings of the workspace, however soon they are asked for', async () => {
    const folder = 'file:///notes/Double%20Week%20Meetings/';
    const host = testHost({ [`${folder}2023-08-24.md`]: CLEAN });
    const editor = await openEditor(host);
    const uri = 'untitled:Untitled-1';
    await editor.open(uri, '');
    const start = { line: 0, character: 0 };
    const asked = editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    await host.advance(1000);
    const [action] = await asked;
    await editor.apply(action!.edit!);
    expect(editor.text(uri)).toContain('2023/09/07 19:00~19:30');
    expect(editor.text(uri)).toContain('压力测试进行中');
    await editor.end();
  });
});

import { afterEach, expect, it } from 'vitest';
import type { PasteAnswer } from '../../server/language-service/features/paste.ts';
import { type Editor, openEditor, testHost } from '../support/editor.ts';
import { invitationSamples } from '../support/invitation-samples.ts';

const FILE = 'file:///notes/Double%20Week%20Meetings/2023-08-24.md';
const EMPTY = '## 时间\n\n## 加入会议\n\n\n\n## 会议内容\n\n### 一、近期工作\n\n- 快照\n';

let editor: Editor;

afterEach(async () => editor.end());

it('a paste is asked about over the wire', async () => {
  editor = await openEditor(testHost({}));
  await editor.open(FILE, EMPTY);
  const place = { line: 4, character: 0 };
  const ask = (text: string): Promise<PasteAnswer | null> =>
    editor.request('minutes/paste', { uri: FILE, range: { start: place, end: place }, text });
  const { text } = invitationSamples[0]!;
  expect(await ask(text)).toEqual({
    insert: `\`\`\`\n${text}\n\`\`\``,
    edits: [
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
        newText: '2023/08/24 19:00~20:00\n\n',
      },
    ],
    sure: true,
    label: expect.any(String),
  });
  expect(await ask('大家好')).toBeNull();
});

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { CodeAction, CreateFile, Hover, TextDocumentEdit } from 'vscode-languageserver';
import type { ChecklistAnswer } from '../../server/language-service/features/checklist.ts';
import type { MeetingAnswer } from '../../server/language-service/workspace/answers.ts';
import { realClock } from '../../server/links/clock.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeWeb } from '../../server/lsp/node/node-web.ts';
import { startAsking } from '../support/asking.ts';
import { fullCapabilities } from '../support/editor.ts';
import { startHostileServer } from '../support/hostile-server.ts';
import { home, start, tell, uriOf, useHome, write } from '../support/index-home.ts';

useHome();

const NAME = '2023-08-24.md';

it('a broken link is shown, and left alone once the project file says that it is right', async () => {
  await using server = await startHostileServer(realClock);
  const url = server.url('404', '127.0.0.31', 1);
  const text = `## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n- [配额方案](${url})\n`;
  const web = nodeWeb(startAsking(), {
    folder: join(home.folder, 'cache', 'links'),
    userAgent: 'minutes-test',
    env: {},
    apart: 20,
    pause: 0,
  });
  const editor = await start(
    {
      server: {},
      capabilities: {
        ...fullCapabilities,
        workspace: {
          ...fullCapabilities.workspace,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
      },
      initializationOptions: { commands: ['minutes.checkLinks'] },
      settings: () => ({ calmTyping: 0, links: { allowHosts: ['127.0.0.*'] } }),
    },
    { ...nodeHost, web },
  );
  write(NAME, text);
  const uri = uriOf(NAME);
  await editor.open(uri, text);
  await editor.rules(uri);
  await editor.request('minutes.checkLinks', [{ uris: [uri] }]);

  const line = text.split('\n').findIndex((each) => each.includes(url));
  const character = text.split('\n')[line]!.indexOf(url) + 3;
  const place = { line, character };
  const textDocument = { uri };
  const card = await editor.request<Hover>('textDocument/hover', { textDocument, position: place });
  expect(JSON.stringify(card.contents)).toContain('**Broken** · asked ');
  expect(JSON.stringify(card.contents)).toContain('command:minutes.checkLinks?');
  const list = await editor.request<ChecklistAnswer>('minutes/checklist', { uri, page: true });
  expect(list.items.find(({ kind }) => kind === 'link')).toMatchObject({ line, severity: 'warning' });
  expect(list.items.find(({ kind }) => kind === 'links')).toBeUndefined();
  const { tally } = await editor.request<MeetingAnswer>('minutes/meeting', { uri });
  expect(tally).toMatchObject({ broken: 1, unchecked: 0 });

  await editor.request('minutes/meetings', { wait: true });
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: { start: place, end: place },
    context: { diagnostics: [] },
  });
  const { edit } = actions.find(({ title }) => title.startsWith('Say that this address is right'))!;
  const [make, fill] = edit!.documentChanges as [CreateFile, TextDocumentEdit];
  const project = pathToFileURL(join(home.notes, '.minutes.json')).href;
  expect([make.kind, make.uri, fill.textDocument.uri]).toEqual(['create', project, project]);
  const [words] = fill.edits;
  write('.minutes.json', (words as { newText: string }).newText);
  await tell(editor, ['.minutes.json', 1]);
  await expect.poll(() => editor.rules(uri)).not.toContain('link-dead');
});

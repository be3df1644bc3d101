import { describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import type { MeetingWish } from '../../server/language-service/commands/new-meeting/plan-meeting.ts';
import { filesForMeeting, newMinutes } from '../../server/language-service/commands/new-meeting.ts';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { completion } from '../../server/language-service/features/completion.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Client } from '../../server/language-service/workspace/client.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { CLEAN } from '../support/samples.ts';
import { type Files, uriIn, workspaceOf } from '../support/workspace-of.ts';

const HOME = '2023/Double Week Meetings/';
const last = uriIn(`${HOME}2023-08-24.md`);
const meetings: Files = {
  [`${HOME}2023-08-10.md`]: CLEAN.replaceAll('2023/08/24', '2023/08/10'),
  [`${HOME}2023-08-24.md`]: CLEAN,
};
const title = 'Write the minutes of the next meeting here';

interface Blank {
  readonly path?: string;
  readonly uri?: string;
  readonly text?: string;
  readonly files?: Files;
  readonly client?: Partial<Client>;
}

/** A workspace with a document that is open and empty. */
function blank({ path, uri = uriIn(path ?? ''), text = '', files = meetings, client = {} }: Blank) {
  const source = createSourceText(uri, 7, text);
  const all = path === undefined ? files : { ...files, [path]: text };
  const open = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    now: Date.parse('2023-08-25T02:00:00Z'),
    text: (asked) => (asked === uri ? source : snapshot.text(asked)),
  });
  const position = { line: 0, character: text.length };
  const asked = { textDocument: { uri }, position };
  const params = {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  };
  const of = (needs: (snapshot: Snapshot) => readonly string[]): Snapshot =>
    open(workspaceOf(all, (bare) => needs(open(bare)), { client, open: path === undefined ? [] : [path] }));
  return {
    waits: completion.waits?.(
      asked,
      of(() => []),
    ),
    offered: () =>
      completion.handle(
        of((bare) => completion.needs!(bare, asked)),
        asked,
      )?.items ?? [],
    actions: (): readonly CodeAction[] =>
      codeAction.handle(
        of((bare) => codeAction.needs!(bare, params)),
        params,
      ) ?? [],
  };
}

/** What a new file would hold. */
function wanted(wish: Omit<MeetingWish, 'date'> & { date?: string }) {
  const snapshot = workspaceOf(meetings, (bare) => filesForMeeting(bare, wish));
  const made = newMinutes({ ...snapshot, now: Date.parse('2023-08-25T02:00:00Z') }, wish);
  if ('problem' in made) throw new Error(made.problem.template);
  return made;
}

describe('minutes in an empty document', () => {
  const named = `${HOME}2023-09-07.md`;

  it('are those that a new file would hold, with places to type in', () => {
    const { offered, actions, waits } = blank({ path: named });
    const { snippet, text } = wanted({ uri: last });
    expect(text).toContain('- 克隆：压力测试进行中');
    expect(waits).toBe('summaries');
    expect((offered()[0]!.textEdit as TextEdit).newText).toBe(snippet);
    expect(offered()[0]!.documentation).toMatchObject({ value: expect.stringContaining('2023-08-24') });
    const [action] = actions();
    expect(action).toMatchObject({ title, kind: 'quickfix' });
    const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
    expect(change!.textDocument.version).toBe(7);
    expect(change!.edits).toMatchObject([{ snippet: { kind: 'snippet', value: snippet } }]);
  });

  it('are plain text for an editor without tab stops', () => {
    const client = { snippetEdits: false, completionSnippets: false };
    const { offered, actions } = blank({ path: named, text: '\n', client });
    const { text } = wanted({ uri: last });
    expect((offered()[0]!.textEdit as TextEdit).newText).toBe(text);
    const [change] = actions()[0]!.edit!.documentChanges as TextDocumentEdit[];
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    expect(change!.edits).toEqual([{ range, newText: text }]);
  });

  it('are of the day in the name of the file, after the meetings before it', () => {
    const text = (blank({ path: `${HOME}2023-08-17.md` }).offered()[0]!.textEdit as TextEdit).newText;
    expect(text).toBe(wanted({ uri: last, date: '2023-08-17' }).snippet);
    expect(text).toContain('2023/08/17 19:00~19:30');
  });

  it.each(['untitled:Untitled-1', `untitled:${decodeURIComponent(uriIn(named).slice('file://'.length))}`])(
    'are written before it has a file: %s',
    (uri) => {
      const { offered, actions } = blank({ uri, text: '' });
      const { snippet } = wanted({ uri: last });
      expect(offered().map(({ textEdit }) => (textEdit as TextEdit).newText)).toEqual([snippet]);
      expect(actions().map((each) => each.title)).toEqual([title]);
    },
  );

  it('are offered beside other minutes, and in no other Markdown', () => {
    expect(
      blank({ path: `${HOME}next.md` })
        .actions()
        .map((each) => each.title),
    ).toContain(title);
    for (const path of ['docs/guide.md', `${HOME}README.md`, `${HOME}notes.txt`]) {
      expect(blank({ path }).offered(), path).toEqual([]);
      expect(blank({ path }).actions(), path).toEqual([]);
      expect(blank({ path }).waits, path).toBeUndefined();
    }
  });

  it('are offered while a word is typed, and not where something stands', () => {
    expect(blank({ uri: 'untitled:Untitled-1', text: 'huiyi' }).offered()).toHaveLength(1);
    expect(blank({ uri: 'untitled:Untitled-1', text: 'huiyi' }).actions()).toEqual([]);
    expect(blank({ uri: 'untitled:Untitled-1', text: '# Notes\n\nabc' }).offered()).toEqual([]);
    expect(
      blank({ path: named, text: 'abc\n' })
        .actions()
        .map((each) => each.title),
    ).not.toContain(title);
  });

  it('are the layout alone where no meeting is known', () => {
    const [item] = blank({ path: named, files: {} }).offered();
    expect((item!.textEdit as TextEdit).newText).toContain('2023/09/07 19:00~19:30');
    expect(blank({ uri: 'untitled:Untitled-1', files: {} }).actions()).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, Range, TextDocumentEdit } from 'vscode-languageserver-types';
import { COMMANDS } from '../../server/language-service/features/code-action/own-commands.ts';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { codeActionResolve } from '../../server/language-service/features/code-action-resolve.ts';
import { diagnostic } from '../../server/language-service/features/diagnostic.ts';
import { escapeSnippet } from '../../server/language-service/text/snippet.ts';
import { createSourceText, spanOf } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import { workspaceEdit } from '../../server/language-service/workspace/workspace-edit.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

interface Asked extends SnapshotOptions {
  readonly range?: Range;
  readonly only?: readonly string[];
  readonly triggerKind?: number;
}

const ask = (text: string, options: Asked = {}) => {
  const snapshot = snapshotOf('2023-08-24.md', text, options);
  const textDocument = { uri: snapshot.uri };
  const { items } = diagnostic.handle(snapshot, { textDocument })!;
  const { range = ALL, only, triggerKind = 1 } = options;
  const context = { diagnostics: items, triggerKind, ...(only ? { only } : {}) };
  return { snapshot, items, actions: codeAction.handle(snapshot, { textDocument, range, context })! };
};
const rangeOf = (items: readonly Diagnostic[], code: string): Range =>
  items.find((each) => each.code === code)!.range;
/** Without the actions that run commands, which are offered everywhere. */
const repairs = (actions: readonly CodeAction[]): readonly CodeAction[] =>
  actions.filter(({ kind }) => kind !== COMMANDS);
const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

/** The text after an action was chosen. */
function chosen(text: string, title: string, options: Asked = {}): string {
  const { snapshot, actions } = ask(text, options);
  const action = actions.find((each) => each.title === title);
  if (!action) throw new Error(`no “${title}” among ${titles(actions).join(', ')}`);
  const { edit } = action.edit ? action : codeActionResolve.handle(snapshot, action)!;
  const source = createSourceText('a:/b', 0, text);
  const edits = (edit!.documentChanges as TextDocumentEdit[])[0]!.edits.map((each) => ({
    span: spanOf(source, each.range),
    text: 'newText' in each ? each.newText : each.snippet.value.replace('$0', ''),
  }));
  return applyEdits(text, edits);
}
const rulesIn = (text: string): string[] => ask(text).items.map(({ code }) => String(code));

describe('code actions', () => {
  it('are those of the place, with one preferred answer', () => {
    const { items } = ask(DAMAGED);
    const { actions } = ask(DAMAGED, { range: rangeOf(items, 'time-malformed') });
    expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
    expect(new Set(actions.flatMap(({ diagnostics }) => diagnostics?.map(({ code }) => code) ?? []))).toEqual(
      new Set(['time-malformed']),
    );
    const elsewhere = ask(DAMAGED, {
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } },
    });
    expect(repairs(elsewhere.actions)).toHaveLength(1);
  });

  it('are of the kinds that are asked for', () => {
    const kinds = (options: Asked): (string | undefined)[] => [
      ...new Set(ask(DAMAGED, options).actions.map(({ kind }) => kind)),
    ];
    expect(kinds({ only: ['quickfix'] })).toEqual(['quickfix']);
    expect(kinds({ only: ['source'] })).toEqual(['source.fixAll.minutes', COMMANDS]);
    expect(kinds({ only: ['source.fixAll.minutes'] })).toEqual(['source.fixAll.minutes']);
    expect(kinds({ only: ['refactor'] })).toEqual([]);
    expect(kinds({ only: ['source.fixAll.eslint'] })).toEqual([]);
    expect(kinds({ triggerKind: 2 })).toEqual(['quickfix']);
    expect(ask(CLEAN, { only: ['source.fixAll'] }).actions).toEqual([]);
  });

  it('run the commands that the editor has not', () => {
    const line = DAMAGED.split('\n').indexOf('#### Curve块存储');
    const at = { line, character: 6 };
    const range = { start: at, end: at };
    const { actions, snapshot } = ask(DAMAGED, { range, only: [COMMANDS] });
    expect(actions.map(({ command }) => [command?.command, command?.arguments])).toEqual([
      ['minutes.history', [{ key: 'topic:curve块存储' }]],
      ['minutes.newMeeting', [{ uri: snapshot.uri }]],
      ['minutes.exportIcs', [{ uri: snapshot.uri }]],
    ]);
    expect(titles(actions)[0]).toBe('History of “Curve块存储”');
    const commands = ['minutes.history', 'minutes.newMeeting', 'minutes.exportIcs'];
    expect(ask(DAMAGED, { range, only: [COMMANDS], client: { commands } }).actions).toEqual([]);
  });

  it('repair all of a rule only where there are several', () => {
    const twice = CLEAN.replace('快照：完成', '[快照] (https://example.org/a) 完成').replace(
      '克隆：压力',
      '[克隆] (https://example.org/b) 压力',
    );
    expect(rulesIn(twice)).toEqual(['link-space', 'link-space']);
    const after = chosen(twice, 'Fix all 2 problems of “link-space” in this file');
    expect(rulesIn(after)).toEqual([]);
    expect(after).toContain('[快照](https://example.org/a)');
    expect(titles(ask(DAMAGED).actions).join('\n')).not.toContain('problems of “time-malformed”');
  });

  it('open the rule’s page in editors that can', () => {
    expect(titles(ask(DAMAGED).actions).join('\n')).not.toContain('About the rule');
    const { actions } = ask(DAMAGED, { client: { commands: ['minutes.openRule'] } });
    const about = actions.find(({ title }) => title === 'About the rule “time-malformed”')!;
    expect(about.command).toMatchObject({ command: 'minutes.openRule', arguments: ['time-malformed'] });
  });

  it('carry their edits for editors that cannot ask again', () => {
    const { actions } = ask(DAMAGED, { client: { resolvesEdits: false } });
    expect(repairs(actions).every(({ edit, data }) => edit !== undefined && data === undefined)).toBe(true);
  });

  it('stay without an edit when the text has changed meanwhile', () => {
    const { actions } = ask(DAMAGED, { only: ['source.fixAll'] });
    const stale = { ...actions[0]!, data: { ...actions[0]!.data, version: 3 } };
    expect(codeActionResolve.handle(ask(DAMAGED).snapshot, stale)!.edit).toBeUndefined();
    expect(codeActionResolve.handle(ask(DAMAGED).snapshot, { title: 'x', data: 'nonsense' })).toEqual({
      title: 'x',
      data: 'nonsense',
    });
  });
});

describe('ignoring a finding', () => {
  const ignored = (text: string, rule: string): string => chosen(text, `Ignore “${rule}” here`);

  it.each([
    [
      'a line of its own',
      CLEAN.replace('2023/08/24 19:00~', '2023/08-24 19:00~'),
      'time-malformed',
      '<!-- minutes-disable-next-line time-malformed -->\n2023/08-24',
    ],
    [
      'an item in a list, which stays one',
      CLEAN.replace('克隆：压力', '[克隆] (https://example.org/b) 压力'),
      'link-space',
      '1. 快照：完成方案评审\n   <!-- minutes-disable-next-line link-space -->\n2. [',
    ],
    [
      'the first item',
      CLEAN.replace('快照：完成', '[快照] (https://example.org/b) 完成'),
      'link-space',
      '\n<!-- minutes-disable-next-line link-space -->\n1. [',
    ],
    [
      'a nested item',
      CLEAN.replace('设计文档见', '[设计] (https://example.org/b) 见'),
      'link-space',
      '提测\n    <!-- minutes-disable-next-line link-space -->\n  - [',
    ],
    [
      'the second line of a paragraph',
      `${CLEAN}   再说[一点] (https://example.org/b)\n`,
      'link-space',
      '再说[一点] (https://example.org/b) <!-- minutes-disable-line link-space -->\n',
    ],
    [
      'words in a fence',
      CLEAN.replace('#腾讯会议：123-456-789', '#腾讯会议：123-45-789'),
      'join-malformed',
      '<!-- minutes-disable-next-line join-malformed -->\n```',
    ],
    [
      'a row of a table',
      `${CLEAN}\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | [丁] (https://example.org/b) |\n`,
      'link-space',
      '[丁] (https://example.org/b) <!-- minutes-disable-line link-space --> |',
    ],
  ])('works on %s', (_, text, rule, wanted) => {
    expect(rulesIn(text)).toContain(rule);
    const after = ignored(text, rule);
    expect(after).toContain(wanted);
    expect(rulesIn(after)).toEqual(rulesIn(text).filter((each) => each !== rule));
  });

  it('adds to a comment that is there', () => {
    const text = CLEAN.replace(
      '2023/08/24 19:00~19:30',
      '<!-- minutes-disable-next-line time-malformed -->\n2023/08-24 19:00~18:30',
    );
    const rule = rulesIn(text).find((each) => each === 'time-order')!;
    expect(ignored(text, rule)).toContain(
      '<!-- minutes-disable-next-line time-malformed time-order -->\n2023',
    );
  });

  it('works for the whole file, below front matter and behind a byte order mark', () => {
    const title = 'Ignore “time-malformed” in this file';
    const comment = '<!-- minutes-disable-file time-malformed -->';
    expect(chosen(DAMAGED, title)).toBe(`${comment}\n\n${DAMAGED}`);
    expect(chosen(`\uFEFF${DAMAGED}`, title)).toBe(`\uFEFF${comment}\n\n${DAMAGED}`);
    expect(chosen(`---\na: b\n---\n\n${DAMAGED}`, title)).toBe(`---\na: b\n---\n\n${comment}\n\n${DAMAGED}`);
    const there = `<!-- minutes-disable-file file-name -->\n\n${DAMAGED}`;
    expect(chosen(there, title)).toContain('<!-- minutes-disable-file file-name time-malformed -->\n');
  });
});

describe('edits', () => {
  const source = createSourceText('a:/b.md', 4, 'one\ntwo\n  three\n');
  const edit = { span: { start: 4, end: 4 }, text: '## $x}\\\n\n\n' };

  it('name the version, and put the caret where it is wanted', () => {
    expect(workspaceEdit(ableClient, source, [edit], { edit: 0, offset: 9 })).toEqual({
      documentChanges: [
        {
          textDocument: { uri: 'a:/b.md', version: 4 },
          edits: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
              snippet: { kind: 'snippet', value: '## \\$x\\}\\\\\n\n$0\n' },
            },
          ],
        },
      ],
    });
    expect(escapeSnippet('a$b')).toBe('a\\$b');
  });

  it('are plain for other editors, and where an editor would indent them', () => {
    const plain = {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      newText: edit.text,
    };
    const caret = { edit: 0, offset: 1 };
    expect(
      workspaceEdit({ ...ableClient, snippetEdits: false }, source, [edit], caret).documentChanges,
    ).toMatchObject([{ edits: [plain] }]);
    expect(workspaceEdit({ ...ableClient, versionedEdits: false }, source, [edit], caret)).toEqual({
      changes: { 'a:/b.md': [plain] },
    });
    const indented = { span: { start: 8, end: 8 }, text: 'a\nb' };
    expect(workspaceEdit(ableClient, source, [indented], caret).documentChanges).toMatchObject([
      { edits: [{ newText: 'a\nb' }] },
    ]);
  });
});

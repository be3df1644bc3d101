import { describe, expect, it } from 'vitest';
import { willRenameFiles } from '../../server/language-service/features/will-rename-files.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import { applyTo, type Files, uriIn, type WorkspaceOptions, workspaceOf } from '../support/workspace-of.ts';

const text = (day: string, more = ''): string => `## 时间\n\n${day} 19:00~19:30\n\n## 加入会议\n${more}`;
const FOLDER = '双周会/2023';
const OLD = `${FOLDER}/2023-08-24.md`;

function asked(files: Files, from: string, to: string, options: WorkspaceOptions = {}) {
  const params = { files: [{ oldUri: uriIn(from), newUri: uriIn(to) }] };
  const snapshot = workspaceOf(files, (start) => willRenameFiles.needs!(start, params), options);
  return willRenameFiles.handle(snapshot, params);
}

/** The spelling in which the test's files have their addresses. */
function uriOfAny(uri: string): string {
  return uriIn(decodeURIComponent(uri.slice('file:///notes/'.length)));
}

/** The texts that change. */
function changed(files: Files, from: string, to: string, options: WorkspaceOptions = {}): Files {
  const edit = asked(files, from, to, options);
  if (!edit) return {};
  const after = applyTo(files, edit);
  return Object.fromEntries(Object.entries(after).filter(([path, words]) => words !== files[path]));
}

describe('minutes that are renamed in the editor', () => {
  it('get the day of their new name, and nothing renames them a second time', () => {
    const files = { [OLD]: text('2023/08/24') };
    expect(changed(files, OLD, `${FOLDER}/2023-09-07.md`)).toEqual({ [OLD]: text('2023/09/07') });
    expect(JSON.stringify(asked(files, OLD, `${FOLDER}/2023-09-07.md`))).not.toContain('"rename"');
  });

  it('get it too where they are a copy, or had no day in their name', () => {
    for (const name of ['2023-08-24 copy.md', '草稿.md']) {
      const path = `${FOLDER}/${name}`;
      expect(changed({ [path]: text('2023/08/24') }, path, `${FOLDER}/2023-09-07.md`)).toEqual({
        [path]: text('2023/09/07'),
      });
    }
  });

  it.each([
    ['a name without a day', OLD, text('2023/08/24'), '草稿.md'],
    ['another name with the same day', OLD, text('2023/08/24'), '2023-08-24 会议.md'],
    [
      'the day that the text has already',
      `${FOLDER}/2023-08-10.md`,
      `# 双周会 2023-08-24\n\n${text('2023/08/24')}`,
      '2023-08-24.md',
    ],
    ['a day that does not exist', OLD, text('2023/08/24'), '2023-02-30.md'],
    ['another spelling of their own day', OLD, `# 2023-08-10\n\n${text('2023/08/10')}`, '20230824.md'],
    ['other letter case', OLD, text('2023/08/24', '[自己](2023-08-24.markdown)\n'), '2023-08-24.MD'],
  ])('keep their text with %s', (_, path, before, name) => {
    expect(changed({ [path]: before }, path, `${FOLDER}/${name}`)).toEqual({});
  });

  it('are followed by the links of other minutes and pages, whatever the name', () => {
    const files = {
      [OLD]: text('2023/08/24', '[自己](2023-08-24.md#时间) [上次](2023-08-10.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下次](./2023-08-24.md) [b](2023-08-24.md.bak)\n'),
      'README.md': '[会](双周会/2023/2023-08-24.md)\n',
      'other/README.md': '[会](../双周会/2023/2023-08-24.md)\n',
    };
    expect(changed(files, OLD, `${FOLDER}/A b(1).md`)).toEqual({
      [OLD]: text('2023/08/24', '[自己](A%20b%281%29.md#时间) [上次](2023-08-10.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下次](./A%20b%281%29.md) [b](2023-08-24.md.bak)\n'),
      'README.md': '[会](双周会/2023/A%20b%281%29.md)\n',
    });
    expect(changed(files, OLD, '归档/2023-08-24.md')).toEqual({
      [OLD]: text('2023/08/24', '[自己](2023-08-24.md#时间) [上次](../双周会/2023/2023-08-10.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text(
        '2023/08/10',
        '[下次](../../归档/2023-08-24.md) [b](2023-08-24.md.bak)\n',
      ),
      'README.md': '[会](归档/2023-08-24.md)\n',
    });
  });

  it('keep their links to each other when their folder is renamed', () => {
    const files = {
      [OLD]: text('2023/08/24', '[上次](2023-08-10.md) [年](../2022/2022-12-29.md) [根](../../README.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下次](2023-08-24.md)\n'),
      '双周会/2022/2022-12-29.md': text('2022/12/29', '[下次](../2023/2023-08-10.md)\n'),
      '双周会/2023x/2022-12-29.md': text('2022/12/29', '[下次](../2023x/2023-08-10.md)\n'),
    };
    expect(changed(files, FOLDER, '双周会/第 2 年')).toEqual({
      '双周会/2022/2022-12-29.md': text('2022/12/29', '[下次](../第%202%20年/2023-08-10.md)\n'),
    });
    expect(changed(files, FOLDER, '双周会/a/b')).toEqual({
      [OLD]: text(
        '2023/08/24',
        '[上次](2023-08-10.md) [年](../../2022/2022-12-29.md) [根](../../../README.md)\n',
      ),
      '双周会/2022/2022-12-29.md': text('2022/12/29', '[下次](../a/b/2023-08-10.md)\n'),
    });
  });

  it('are edited as they stand in the editor', () => {
    const files = { [OLD]: `words\n\n${text('2023/08/24')}` };
    const options = { open: [OLD], stale: { [OLD]: text('2023/08/24') } };
    expect(changed(files, OLD, `${FOLDER}/2023-09-07.md`, options)).toEqual({
      [OLD]: `words\n\n${text('2023/09/07')}`,
    });
    expect(asked(files, OLD, `${FOLDER}/2023-09-07.md`, options)?.documentChanges?.[0]).toMatchObject({
      textDocument: { version: 7 },
    });
  });

  it('are known by any spelling of their address', () => {
    const files = {
      [OLD]: text('2023/08/24'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下](2023-08-24.md)\n'),
    };
    const oldUri = `file:///notes/双周会/2023/2023%2D08%2d24.md`;
    const params = { files: [{ oldUri, newUri: uriIn(`${FOLDER}/2023-09-07.md`) }] };
    const snapshot = workspaceOf(files, (start) => willRenameFiles.needs!(start, params).map(uriOfAny));
    const edit = willRenameFiles.handle({ ...snapshot, file: (uri) => snapshot.file(uriOfAny(uri)) }, params);
    expect(edit?.documentChanges).toHaveLength(2);
  });

  it('are not edited again after the date was changed by the command', () => {
    const files = {
      [OLD]: text('2024/01/04', '[上次](../2023/2023-08-10.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下次](../2024/2024-01-04.md)\n'),
    };
    const stale = {
      [OLD]: text('2023/08/24', '[上次](2023-08-10.md)\n'),
      [`${FOLDER}/2023-08-10.md`]: text('2023/08/10', '[下次](2023-08-24.md)\n'),
    };
    expect(changed(files, OLD, '双周会/2024/2024-01-04.md', { stale })).toEqual({});
  });
});

describe('the request before files are renamed', () => {
  it('has no answer for what is no minutes', () => {
    const files = { 'a.md': '2023-08-24', 'b/c.png': '', [OLD]: text('2023/08/24', '![c](../../b/c.png)\n') };
    for (const [from, to] of [
      ['a.md', '2023-09-07.md'],
      ['b/c.png', 'b/d.png'],
      ['b', 'c'],
      ['README.md', 'x.md'],
      [OLD, OLD],
    ])
      expect(asked(files, from!, to!)).toBeUndefined();
  });

  it('is announced for Markdown files and folders, to editors that ask', () => {
    expect(willRenameFiles.capabilities({ ...ableClient, asksBeforeRenames: false }, {})).toBeUndefined();
    const announced = JSON.stringify(willRenameFiles.capabilities(ableClient, {}));
    expect(announced).toContain('"matches":"folder"');
    expect(announced).toContain('**/*.{md,markdown}');
  });

  it('looks at no other texts than those that link to it', () => {
    const files: Record<string, string> = {};
    for (let year = 2000; year < 2020; year++) {
      for (let day = 1; day <= 20; day++) {
        const name = `2023-01-${String(day).padStart(2, '0')}.md`;
        files[`双周会/${year}/${name}`] = text(
          '2023/01/01',
          '[上次](2023-01-01.md) [年](../2001/2023-01-02.md)\n',
        );
      }
    }
    const move = { oldUri: uriIn('双周会/2005/2023-01-01.md'), newUri: uriIn('双周会/2005/2023-02-01.md') };
    const needed = willRenameFiles.needs!(
      workspaceOf(files, () => []),
      { files: [move] },
    );
    const meetings = needed.filter((uri) => /\d\.md$/.test(uri));
    expect(meetings).toHaveLength(20);
    expect(meetings.every((uri) => uri.includes('/2005/'))).toBe(true);
    expect(needed.length).toBeLessThan(35);
  });
});

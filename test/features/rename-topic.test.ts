import { describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../server/language-service/features/rename.ts';
import { createSourceText, rangeOf } from '../../server/language-service/text/source-text.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import { applyTo, type Files, uriIn, type WorkspaceOptions, workspaceOf } from '../support/workspace-of.ts';

const meeting = (day: string, topics: string): string =>
  `## 时间\n\n${day} 19:00~19:30\n\n### 会前\n\n## 加入会议\n\n## 会议内容\n\n### 一、近期工作\n\n${topics}\n### 二、开源社区活动和外部会议\n\n- 无\n\n### 三、近期公众号文章\n\n### 四、答疑 & 交流\n`;
const PATH = '双周会/2023-08-24.md';
const EARLIER = '双周会/2023-08-10.md';
const OLDEST = '双周会/2023-07-27.md';
const files: Files = {
  [PATH]: meeting('2023/08/24', '#### **1. RDMA 支持**\n\n- RDMA 支持\n\n#### Curve块存储\n'),
  [EARLIER]: meeting('2023/08/10', '#### RDMA支持 ####\n\n- x\n\n#### CurveBS\n\n#### 块存储\n'),
  [OLDEST]: meeting('2023/07/27', '#### 其他\n'),
};

function placeOf(path: string, words: string, from: Files = files) {
  const source = createSourceText(uriIn(path), 0, from[path]!);
  const start = from[path]!.indexOf(words);
  return {
    textDocument: { uri: source.uri },
    position: rangeOf(source, { start, end: start }).start,
  };
}

function answer(words: string, newName: string, options: WorkspaceOptions = {}, path = PATH) {
  const params = { ...placeOf(path, words), newName };
  const snapshot = workspaceOf(files, (start) => rename.needs!(start, params), { open: [path], ...options });
  return rename.handle(snapshot, params);
}

function renamed(words: string, newName: string, options: WorkspaceOptions = {}, path = PATH): Files {
  const result = answer(words, newName, options, path);
  if (!result || 'refusal' in result) throw new Error(JSON.stringify(result));
  const after = applyTo(files, result);
  return Object.fromEntries(Object.entries(after).filter(([at, text]) => text !== files[at]));
}

function prepared(words: string) {
  const snapshot = workspaceOf(files, () => [], { open: [PATH] });
  return prepareRename.handle(snapshot, placeOf(PATH, words));
}

describe('renaming a topic', () => {
  it('renames it in all meetings, under every name that it has there', () => {
    expect(renamed('Curve块存储', 'Curve 块')).toEqual({
      [PATH]: files[PATH]!.replace('#### Curve块存储', '#### Curve 块'),
      [EARLIER]: files[EARLIER]!.replace('#### CurveBS', '#### Curve 块').replace(
        '#### 块存储',
        '#### Curve 块',
      ),
    });
  });

  it('keeps marks, numbers and words that are no heading', () => {
    expect(renamed('RDMA', ' RDMA ')).toEqual({
      [PATH]: files[PATH]!.replace('#### **1. RDMA 支持**', '#### **1. RDMA**'),
      [EARLIER]: files[EARLIER]!.replace('#### RDMA支持 ####', '#### RDMA ####'),
    });
  });

  it('takes the links to its heading along', () => {
    const text = `${files[PATH]}\n[a](#curve块存储) [b](#Curve%E5%9D%97%E5%AD%98%E5%82%A8 "t") [c](#近期工作) [d](x.md#curve块存储)\n`;
    const from = { ...files, [PATH]: text };
    const params = { ...placeOf(PATH, 'Curve块存储', from), newName: '块 1' };
    const snapshot = workspaceOf(from, (start) => rename.needs!(start, params), { open: [PATH] });
    expect(applyTo(from, rename.handle(snapshot, params) as WorkspaceEdit)[PATH]).toBe(
      text
        .replace('#### Curve块存储', '#### 块 1')
        .replace('(#curve块存储)', '(#块-1)')
        .replace('(#Curve%E5%9D%97%E5%AD%98%E5%82%A8 "t")', '(#%E5%9D%97-1 "t")'),
    );
  });

  it('asks for each of the other meetings, and for none in this one', () => {
    const edit = answer('RDMA', 'X');
    if (!edit || 'refusal' in edit) throw new Error('refused');
    const asks = edit.documentChanges!.map((change) => {
      const { edits, textDocument } = change as unknown as {
        readonly textDocument: { readonly uri: string };
        readonly edits: readonly { readonly annotationId: string }[];
      };
      return [textDocument.uri, edit.changeAnnotations![edits[0]!.annotationId]!.needsConfirmation];
    });
    expect(asks).toEqual([
      [uriIn(PATH), false],
      [uriIn(EARLIER), true],
    ]);
  });

  it('stays in this meeting where the editor cannot ask', () => {
    const client = { changeAnnotations: false };
    expect(Object.keys(renamed('RDMA', 'X', { client }))).toEqual([PATH]);
  });

  it('finds headings where they stand now, not where the index saw them', () => {
    const stale = { [EARLIER]: meeting('2023/08/10', '- a\n- b\n\n#### RDMA支持\n\n#### CurveBS\n') };
    expect(renamed('RDMA', 'X', { stale })[EARLIER]).toBe(files[EARLIER]!.replace('RDMA支持', 'X'));
    const gone = { [OLDEST]: meeting('2023/07/27', '#### RDMA支持\n') };
    expect(Object.keys(renamed('RDMA', 'X', { stale: gone }))).not.toContain(OLDEST);
  });

  it.each([
    ['', 'Write a name of one line for the topic.'],
    ['  ', 'Write a name of one line for the topic.'],
    ['a\nb', 'Write a name of one line for the topic.'],
    ['答疑&交流', '“答疑 & 交流” is a section that all minutes have; choose another name.'],
  ])('refuses the name %j', (name, refusal) => {
    expect(answer('RDMA', name)).toEqual({ refusal });
  });
});

describe('what can be renamed', () => {
  it('is the words of a topic', () => {
    const start = files[PATH]!.slice(0, files[PATH]!.indexOf('RDMA')).split('\n');
    const line = start.length - 1;
    const character = start.at(-1)!.length;
    expect(prepared('RDMA')).toEqual({
      range: { start: { line, character }, end: { line, character: character + 7 } },
      placeholder: 'RDMA 支持',
    });
  });

  it('is no section of the layout, in plain words', () => {
    const refusal = '“近期工作” is a section that all minutes have; only topics can be renamed.';
    expect(prepared('近期工作')).toEqual({ refusal });
    expect(answer('近期工作', 'X')).toEqual({ refusal });
  });

  it.each(['- RDMA', '2023/08/24', '会前', '- 无'])('is left to others elsewhere: %s', (words) => {
    expect(prepared(words)).toBeUndefined();
    expect(answer(words, 'X')).toBeUndefined();
  });

  it('is asked only of editors that know the question', () => {
    expect(rename.capabilities(ableClient, {})).toEqual({ renameProvider: { prepareProvider: true } });
    const client = { ...ableClient, preparesRenames: false };
    expect(rename.capabilities(client, {})).toEqual({ renameProvider: true });
    expect(prepareRename.capabilities(client, {})).toBeUndefined();
  });
});

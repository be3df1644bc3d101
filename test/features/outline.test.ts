import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { documentSymbol } from '../../server/language-service/features/document-symbol.ts';
import { foldingRange } from '../../server/language-service/features/folding-range.ts';
import { selectionRange } from '../../server/language-service/features/selection-range.ts';
import { shortWords } from '../../server/language-service/features/short-words.ts';
import { mutatedText, randomText } from '../support/arbitrary-text.ts';
import { zhCn } from '../support/chinese.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const ask = (text: string, options: SnapshotOptions = {}) => {
  const snapshot = snapshotOf('2023-08-24.md', text, options);
  return { snapshot, params: { textDocument: { uri: snapshot.uri } } };
};
const symbolsOf = (text: string, options: SnapshotOptions = {}): DocumentSymbol[] => {
  const { snapshot, params } = ask(text, options);
  return (documentSymbol.handle(snapshot, params) ?? []) as DocumentSymbol[];
};

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
const inside = (inner: Range, outer: Range): boolean =>
  before(outer.start, inner.start) && before(inner.end, outer.end);

/** What an editor refuses in a tree of symbols. */
function faults(symbols: readonly DocumentSymbol[], outer?: Range): string[] {
  return symbols.flatMap((symbol) => [
    ...(symbol.name.trim() === '' ? ['a symbol without a name'] : []),
    ...(inside(symbol.selectionRange, symbol.range) ? [] : [`${symbol.name}: selection outside`]),
    ...(outer && !inside(symbol.range, outer) ? [`${symbol.name}: outside its parent`] : []),
    ...faults(symbol.children ?? [], symbol.range),
  ]);
}

describe('the outline', () => {
  it('tells when the meeting is, how to join, and what the sections hold', () => {
    const symbols = symbolsOf(CLEAN, { translations: zhCn });
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ['时间', '2023-08-24 周四 19:00–19:30'],
      ['加入会议', '腾讯会议 123-456-789'],
      ['会议内容', '12 项'],
    ]);
    const [work, , , questions] = symbols[2]!.children!;
    expect([work!.name, work!.detail]).toEqual(['一、近期工作', '7 项']);
    expect(work!.children!.map(({ name }) => name)).toEqual(['Curve文件存储', 'Curve块存储', '周边生态']);
    const [quota] = work!.children![0]!.children!;
    expect(quota!.children!.map(({ name }) => name)[1]).toBe('设计文档见 quota design');
    expect([questions!.detail, questions!.children![0]!.name]).toEqual(['1 个问题', '配额支持子目录吗？']);
  });

  it('tells the day beside a title', () => {
    const [title] = symbolsOf('# Curve 双周会 2022-10-20\n\n## 时间\n\n2022/10/20 19:00-19:30\n');
    expect([title!.name, title!.detail]).toEqual(['Curve 双周会 2022-10-20', '2022-10-20 Thu']);
  });

  it('is a flat list for editors that know no other', () => {
    const { snapshot, params } = ask(CLEAN, { client: { symbolTree: false } });
    const symbols = documentSymbol.handle(snapshot, params)!;
    expect(symbols[0]).toMatchObject({
      name: '时间 (2023-08-24 Thu 19:00–19:30)',
      location: { uri: snapshot.uri },
    });
    expect(symbols).toHaveLength(26);
  });

  it('leaves items out where there are too many, and counts them', () => {
    const items = '- 一件\n  - 细节\n'.repeat(600);
    const text = CLEAN.replace('- 目录配额\n', `- 目录配额\n${items}`);
    const [work, , , questions] = symbolsOf(text)[2]!.children!;
    expect([work!.detail, work!.children!.map(({ name }) => name)]).toEqual([
      '607 items',
      ['Curve文件存储', 'Curve块存储', '周边生态'],
    ]);
    expect(work!.children![0]!.children ?? []).toEqual([]);
    expect(questions!.children!.map(({ name }) => name)).toEqual(['配额支持子目录吗？']);
    expect(symbolsOf(text.replace(items, items.slice(0, items.length / 2)))[2]!.detail).toBe('312 items');
  });

  it('nests as editors want it, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(randomText, mutatedText([CLEAN])), (text) => {
        expect(faults(symbolsOf(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows words, not marks', () => {
    expect(shortWords('**a** [b](https://example.org/x) `c`')).toBe('a b c');
    expect(shortWords('')).toBe('…');
    expect(Array.from(shortWords('𠮷'.repeat(100)))).toHaveLength(60);
  });
});

describe('folding', () => {
  it('ends a section before the next heading, also where that is indented', () => {
    const { snapshot, params } = ask('## 时间\n\n2023/08/24 19:00~19:30\n\n   ## 加入会议\n\n甲\n');
    expect(foldingRange.handle(snapshot, params)).toEqual([
      { startLine: 0, endLine: 2 },
      { startLine: 4, endLine: 6 },
    ]);
  });

  it('folds sections, the invitation, nested items and fences', () => {
    const { snapshot, params } = ask(CLEAN);
    const lines = CLEAN.split('\n');
    const ranges = foldingRange.handle(snapshot, params)!;
    const folded = (words: string) => ranges.find(({ startLine }) => lines[startLine]!.includes(words));
    expect(folded('## 加入会议')?.endLine).toBe(lines.lastIndexOf('```'));
    expect(folded('```')).toMatchObject({ kind: 'region', endLine: lines.lastIndexOf('```') });
    expect(folded('- 目录配额')?.endLine).toBe(lines.findIndex((line) => line.includes('quota design')));
    expect(folded('2023/08/24 19:00~')).toBeUndefined();
  });

  it('gives ranges of several lines inside the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(randomText, mutatedText([CLEAN])), (text) => {
        const { snapshot, params } = ask(text);
        const last = snapshot.text(snapshot.uri)!.lineStarts.length - 1;
        for (const { startLine, endLine } of foldingRange.handle(snapshot, params)!) {
          expect(startLine < endLine && endLine <= last).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('selection', () => {
  it('grows from the word to the item, the list, the section and the whole', () => {
    const { snapshot, params } = ask(CLEAN);
    const line = CLEAN.split('\n').findIndex((words) => words.includes('克隆：压力测试'));
    const [range] = selectionRange.handle(snapshot, { ...params, positions: [{ line, character: 7 }] })!;
    const { text } = snapshot.text(snapshot.uri)!;
    const words: string[] = [];
    const lines = text.split('\n');
    for (let each: SelectionRange | undefined = range; each; each = each.parent) {
      const { start, end } = each.range;
      words.push(
        start.line === end.line
          ? lines[start.line]!.slice(start.character, end.character)
          : `${start.line}–${end.line}`,
      );
    }
    expect(words.slice(0, 3)).toEqual(['压力', '克隆：压力测试进行中', '2. 克隆：压力测试进行中']);
    expect(words.at(-1)).toBe(`0–${lines.length - 1}`);
  });

  it('grows strictly, whatever the text and the place', () => {
    fc.assert(
      fc.property(
        fc.oneof(randomText, mutatedText([CLEAN])),
        fc.nat(80),
        fc.nat(40),
        (text, line, character) => {
          const { snapshot, params } = ask(text);
          const [range] = selectionRange.handle(snapshot, { ...params, positions: [{ line, character }] })!;
          for (let each = range!; each.parent; each = each.parent) {
            expect(inside(each.range, each.parent.range)).toBe(true);
            expect(each.range).not.toEqual(each.parent.range);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

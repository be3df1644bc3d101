import { describe, expect, it } from 'vitest';
import { search } from '../../server/language-service/commands/search.ts';
import { searchRequest } from '../../server/language-service/features/search.ts';
import { workspaceSymbol } from '../../server/language-service/features/workspace-symbol.ts';
import { indexOf, uriOf } from '../support/index-of.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';

const index = indexOf({
  '2023-08-10.md': CLEAN.replaceAll('2023/08/24', '2023/08/10').replace('压力测试', '性能测试'),
  '2023-08-24.md': CLEAN,
});
const snapshot = snapshotOf('x.md', '', { index });

function symbols(query: string): string[] {
  return workspaceSymbol
    .handle(snapshot, { query })!
    .map(
      ({ name, kind, containerName, location: { uri, range } }) =>
        `${kind} ${name} ${containerName} ${uri.slice(-13)}:${range.start.line}`,
    );
}

describe('symbols of the workspace', () => {
  it('are the latest meetings where nothing was typed', () => {
    expect(symbols('')).toEqual([
      expect.stringMatching(/^1 2023-08-24.* undefined 2023-08-24\.md:0$/),
      expect.stringMatching(/^1 2023-08-10.* undefined 2023-08-10\.md:0$/),
    ]);
    expect(symbols('  ')).toHaveLength(2);
  });

  it('are topics, sections and questions by their names', () => {
    const line = CLEAN.split('\n').indexOf('#### Curve块存储');
    expect(symbols('块存储')[0]).toBe(`2 Curve块存储 2023-08-24 2023-08-24.md:${line}`);
    expect(symbols('近期公众')[0]).toMatch(/^3 近期公众号文章 2023-08-24/);
    expect(symbols('子目录')[0]).toMatch(/^22 配额支持子目录吗？ 2023-08-24/);
  });

  it('have in their names what was typed for them, which editors look for', () => {
    expect(symbols('kcc')[0]).toMatch(/^2 Curve块存储 · kcc 2023-08-24/);
    expect(symbols('curvekcc')[0]).toMatch(/^2 Curve块存储 · curvekcc /);
  });

  it('are not there for what nobody spoke of', () => {
    expect(symbols('没有这个')).toEqual([]);
  });
});

describe('the search', () => {
  it('gives the lines of all meetings with the words', () => {
    const line = CLEAN.split('\n').findIndex((each) => each.includes('压力测试'));
    expect(searchRequest.handle(snapshot, { words: '压力测试' })).toEqual({
      hits: [
        {
          uri: uriOf('2023-08-24.md'),
          file: '2023-08-24.md',
          day: '2023-08-24',
          line,
          words: expect.stringContaining('压力测试进行中'),
          section: 'Curve块存储',
        },
      ],
      more: false,
    });
    expect(searchRequest.handle(snapshot, { words: '测试 克隆' })!.hits).toHaveLength(2);
  });

  it('gives no more than asked for', () => {
    expect(searchRequest.handle(snapshot, { words: '测试', limit: 1 })).toMatchObject({ more: true });
    expect(searchRequest.handle(snapshot, { words: '测试', limit: 1.5 })!.hits).toHaveLength(1);
    expect(searchRequest.handle(snapshot, { words: '测试', limit: -1 })!.hits).toEqual([]);
  });

  it('is a command as well, which changes nothing', () => {
    const { answer, edit } = search.run(snapshot, { words: '压力测试' })!;
    expect(answer).toEqual(searchRequest.handle(snapshot, { words: '压力测试' }));
    expect(edit).toBeUndefined();
  });

  it('answers nothing to what is no question', () => {
    for (const argument of [
      undefined,
      null,
      'x',
      {},
      { words: 7 },
      { words: 'x', limit: 'x' },
      { words: 'x', limit: NaN },
    ]) {
      expect(searchRequest.handle(snapshot, argument)).toBeUndefined();
    }
    expect(searchRequest.handle(snapshot, { words: ' ' })).toEqual({ hits: [], more: false });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitHubEnd } from '../../server/language-service/syntax/autolink.ts';
import { sensibleEnd } from '../../server/language-service/syntax/sensible-end.ts';

/** What a reader takes for the URL in a text that holds one. */
function urlIn(text: string): string {
  const start = text.search(/https?:|www/);
  return text.slice(start, sensibleEnd(text, start, gitHubEnd(text, start)!));
}

describe('sensibleEnd', () => {
  it.each([
    ['PR：https://github.com/a/b/pull/27/files，如果大家感兴趣', 'https://github.com/a/b/pull/27/files'],
    ['https://github.com/a/b/pull/16。', 'https://github.com/a/b/pull/16'],
    ['(https://github.com/a/b/pull/959)，代码', 'https://github.com/a/b/pull/959'],
    ['（https://a.org/b）', 'https://a.org/b'],
    ['“https://a.org/b”', 'https://a.org/b'],
    ['"https://a.org/b"，c', 'https://a.org/b'],
    ['**https://a.org/b**（c）', 'https://a.org/b'],
    ['https://a.org/docs了解更多', 'https://a.org/docs'],
    ['https://a.org了解更多', 'https://a.org'],
    ['https://a.org，b', 'https://a.org'],
    ['https://a.org/（官网）', 'https://a.org/'],
    ['https://github.com/a/b/pull/12（已合入）', 'https://github.com/a/b/pull/12'],
    ['https://github.com/a/b/pull/12(已合入)', 'https://github.com/a/b/pull/12'],
    ['https://github.com/a/b/pull/12修复了c.cc', 'https://github.com/a/b/pull/12'],
    ['https://github.com/a/b/pull/12、https://github.com/a/b/pull/13', 'https://github.com/a/b/pull/12'],
    ['https://github.com/a/b/pull/12和https://github.com/a/b/pull/13', 'https://github.com/a/b/pull/12'],
    ['https://github.com/a/b/pull/12,https://github.com/a/b/pull/13', 'https://github.com/a/b/pull/12'],
    ['https://a.org/bhttps://c.org/d', 'https://a.org/b'],
    ['https://a.org/b,然后', 'https://a.org/b'],
    ['https://a.org/b.然后', 'https://a.org/b'],
    ['https://a.org/b:tada:🎉', 'https://a.org/b:tada'],
    ['https://a.org/b🎉', 'https://a.org/b'],
    ['https://a.org/b→c', 'https://a.org/b'],
    ['https://a.org/?a=b，c', 'https://a.org/?a=b'],
    ['https://a.org/?a=b的', 'https://a.org/?a=b'],
    ['https://a.org/wiki/分布式存储，大家', 'https://a.org/wiki/分布式存储'],
    ['https://a.org/b(see c', 'https://a.org/b'],
    ['**https://a.org/wiki/存储**（c）', 'https://a.org/wiki/存储'],
    ['www.a.org/b。c', 'www.a.org/b'],
  ])('in %j', (text, url) => {
    expect(urlIn(text)).toBe(url);
  });

  it.each([
    'https://a.org/wiki/分布式存储',
    'https://a.org/wiki/分布式存储/简介',
    'https://a.org/wiki/网易（公司）',
    'https://a.org/wiki/Curve（公司）',
    'https://a.org/wiki/网易_(公司)',
    'https://a.org/wiki/Curve_(storage)',
    'https://a.org/wiki/《红楼梦》',
    'https://a.org/wiki/乔治·华盛顿',
    'https://a.org/raft在curve中的工程实践.jpg',
    'https://a.org/v2版本/install.html',
    'https://a.org/产品（公司）/介绍',
    'https://a.org/search?q=存储&lang=中文',
    'https://a.org/a-部署#快速开始',
    'https://a.org/%E5%88%86布',
    'https://例子.中国/路径',
    'https://web.archive.org/web/2020/https://a.org/',
    'https://a.org/login?next=https://b.org/',
    'https://a.org/größe',
    'https://a.org/src/**/*.ts',
    'https://a.org/{owner}/x[1]/y',
  ])('takes all of %j', (url) => {
    expect(urlIn(url)).toBe(url);
  });

  it('lies between the start and the end on GitHub, and GitHub ends what is left there too', () => {
    const pieces = [
      'a',
      '1',
      '/',
      '.',
      '?',
      '=',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '*',
      '_',
      '"',
      '>',
      ',',
      '，',
      '。',
      '（',
      '）',
      '《',
      '》',
      '“',
      '字',
      '存储',
      '🎉',
      '𠮷',
      'https://',
      '%E5',
      'www.',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const text = `https://a.b/${parts.join('')}`;
        const limit = gitHubEnd(text, 0)!;
        const end = sensibleEnd(text, 0, limit);
        expect(end).toBeGreaterThan('https://'.length);
        expect(end).toBeLessThanOrEqual(limit);
        if (end < limit) expect(gitHubEnd(text.slice(0, end), 0)).toBe(end);
      }),
      { numRuns: 5000 },
    );
  });

  it('is fast on long texts', () => {
    for (const piece of ['（', '(字', 'https:', '字.', '_字/', '(', 'a（b）']) {
      const text = `https://a.b/${piece.repeat(20_000)}`;
      sensibleEnd(text, 0, text.length);
    }
  }, 2000);
});

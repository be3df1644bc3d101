import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { gitHubEnd } from '../../server/language-service/syntax/autolink.ts';

const oracle = unified().use(remarkParse).use(remarkGfm).freeze();

/** Spans of the bare links that remark-gfm finds while it reads, as `start-end`. */
function bareLinks(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset;
    if (node.type === 'link' && start !== undefined && /^(?:https?:|www)/i.test(text.slice(start))) {
      found.push(`${start}-${node.position?.end.offset}`);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(oracle.parse(text));
  return found;
}

/** The same with our reading, for texts without other Markdown. */
function ourLinks(text: string): string[] {
  const found: string[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const end = gitHubEnd(text, offset);
    if (end === undefined) continue;
    found.push(`${offset}-${end}`);
    offset = end - 1;
  }
  return found;
}

describe('gitHubEnd', () => {
  it.each([
    ['见 https://a.b/files，如果有兴趣 可以', 'https://a.b/files，如果有兴趣'],
    ['(https://a.b/959)，代码', 'https://a.b/959)，代码'],
    ['(https://a.b/959).', 'https://a.b/959'],
    ['https://a.b/c_(d)', 'https://a.b/c_(d)'],
    ['https://a.b/c_(d)).', 'https://a.b/c_(d)'],
    ['https://a.b/c&amp;', 'https://a.b/c'],
    ['https://a.b/c&d=e', 'https://a.b/c&d=e'],
    ['https://a.b/c<d', 'https://a.b/c'],
    ['https://a.b/c\u3000d', 'https://a.b/c'],
    ['**https://a.b/c**', 'https://a.b/c'],
    ['**https://a.b/c**（d）', 'https://a.b/c**（d）'],
    ['中https://a.b', 'https://a.b'],
    ['www.a.b/c。', 'www.a.b/c。'],
    ['https://a.b/c)d(e)', 'https://a.b/c)d(e'],
    ['https://a.b/c](d', 'https://a.b/c'],
    ['https://a.b/c]d', 'https://a.b/c]d'],
  ])('in %j', (text, url) => {
    const start = text.search(/https?:|www/);
    expect(text.slice(start, gitHubEnd(text, start))).toBe(url);
    expect(bareLinks(text)).toEqual([`${start}-${start + url.length}`]);
  });

  it.each([
    'xhttps://a.b',
    '中www.a.b',
    '，www.a.b',
    'https://',
    'https://.a',
    'https://a_b.c',
    'www',
    'ftp://a.b',
  ])('makes none of %j', (text) => {
    expect(ourLinks(text)).toEqual([]);
    expect(bareLinks(text)).toEqual([]);
  });

  it('ends where remark-gfm ends it', () => {
    const pieces = [
      'https://',
      'http://',
      'HTTPS://',
      'www.',
      'a',
      'b1',
      '.',
      '_',
      '-',
      '/',
      '?',
      '=',
      '&',
      '&amp;',
      ';',
      '#',
      '%',
      ',',
      ':',
      '!',
      "'",
      '"',
      '(',
      ')',
      '*',
      '~',
      '{',
      '}',
      '|',
      '+',
      '@x',
      '<',
      '>',
      ' ',
      '，',
      '。',
      '（',
      '）',
      '、',
      '：',
      '中文',
      'é',
      '🎉',
      '\u3000',
      '\u00a0',
      '\ufeff',
    ];
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 14 })
      .map((parts) => `字https://a.b/${parts.join('')}字`);
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!/@x/.test(value) || !/https?:\/\/[^/\s]*@/.test(value));
        // Between angle brackets it is no bare URL.
        fc.pre(!/<https?:[^\s<>]*>/i.test(value));
        expect(ourLinks(value)).toEqual(bareLinks(value));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads a long run of punctuation once', () => {
    const text = `https://a.b/${'!.,'.repeat(100_000)}x`;
    expect(gitHubEnd(text, 0)).toBe(text.length);
  });
});

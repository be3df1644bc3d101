import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { linkMalformed } from '../../server/language-service/rules/link/link-malformed.ts';
import { linkSpace } from '../../server/language-service/rules/link/link-space.ts';
import { urlSwallowsText } from '../../server/language-service/rules/link/url-swallows-text.ts';
import type { Rule } from '../../server/language-service/rules/rule.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { runExample } from '../support/run-example.ts';

const gitHub = unified().use(remarkParse).use(remarkGfm).freeze();

/** The addresses that readers on GitHub can follow. */
function addressesOnGitHub(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') found.push(decodeURI(node.url));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(gitHub.parse(text));
  return found;
}

/** The text after the first or the second fix of each finding. */
function repair(rule: Rule, text: string, choice: number): string {
  const { found } = runExample(rule, rule.examples[0]!, text);
  return applyEdits(
    text,
    found.flatMap(({ fixes }) => (fixes?.[choice] ?? fixes?.[0])?.edits ?? []),
  );
}

const urls = [
  'https://github.com/a/b/pull/27',
  'https://github.com/a/b/pull/27/files',
  'https://www.example.org/docs',
  'http://example.org',
  'https://example.org/a_b?c=d&e=f',
  'https://zh.example.org/wiki/分布式存储',
  'https://zh.example.org/wiki/Curve_(storage)',
];
const tails = [
  '，说明',
  '。',
  '）',
  '”',
  ')，代码',
  '、',
  '；',
  '（已合入）',
  '：',
  '！',
  '🎉',
  '**（说明）',
  '"，',
  '.。',
  '》',
];
const heads = ['见 ', '见', '（', '(', '“', '：', '- ', '> ', '**'];

describe('a repaired link leads on GitHub where it was meant to', () => {
  it.each([0, 1])('when text was swallowed, by fix %i', (choice) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.constantFrom(...urls), fc.constantFrom(...tails)), {
          minLength: 1,
          maxLength: 3,
        }),
        (head, parts) => {
          // Behind a title of an encyclopaedia a bracket may be its end.
          fc.pre(!parts.some(([url, tail]) => url.includes('/wiki/分') && tail === '（已合入）'));
          const text = `${head}${parts.flat().join('')}后文\n`;
          const repaired = repair(urlSwallowsText, text, choice);
          expect(addressesOnGitHub(repaired)).toEqual(parts.map(([url]) => url));
          expect(runExample(urlSwallowsText, urlSwallowsText.examples[0]!, repaired).found).toEqual([]);
          expect(repaired.replace(/[<> ]/g, '')).toBe(text.replace(/[<> ]/g, ''));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['打开 https://example.org/docs了解更多', 'https://example.org/docs'],
    ['打开 www.example.org/docs，了解更多', 'http://www.example.org/docs'],
    ['[甲] (https://example.org/docs，详见文档)', 'https://example.org/docs'],
    ['| a |\n| - |\n| https://example.org/docs，了解|', 'https://example.org/docs'],
    ['# 标题 https://example.org/docs（了解）', 'https://example.org/docs'],
  ])('in %j', (text, url) => {
    for (const choice of [0, 1])
      expect(addressesOnGitHub(repair(urlSwallowsText, text, choice))).toEqual([url]);
  });

  it('when URLs follow right behind one another', () => {
    const text = 'https://example.org/a，https://example.org/bhttps://example.org/c[https://example.org/d';
    const expected = ['a', 'b', 'c', 'd'].map((name) => `https://example.org/${name}`);
    expect(addressesOnGitHub(repair(urlSwallowsText, text, 0))).toEqual(expected);
  });

  it.each([
    [linkSpace, '[甲] (https://example.org/a)，后文', ['https://example.org/a']],
    [linkSpace, '[甲]\u3000( https://example.org/a )', ['https://example.org/a']],
    [linkSpace, '[[CurveFS] 甲] (<https://example.org/a>)', ['https://example.org/a']],
    [linkSpace, '[甲] (https://example.org/a_(b) "题")。', ['https://example.org/a_(b)']],
    [linkMalformed, '[甲]（https://example.org/a）后文', ['https://example.org/a']],
    [linkMalformed, '[甲](https://example.org/a），后文', ['https://example.org/a']],
    [linkMalformed, '[甲] （https://example.org/a)', ['https://example.org/a']],
    [linkMalformed, '[甲](https://example.org/a b.md)', ['https://example.org/a b.md']],
    [linkMalformed, '（[甲](https://example.org/a）)', ['https://example.org/a']],
    [linkMalformed, '<https://example.org/a。>', ['https://example.org/a']],
    [linkMalformed, '[甲](https：//example.org/a)', ['https://example.org/a']],
    [
      linkMalformed,
      'https://example.org/ahttp://example.org/b',
      ['https://example.org/a', 'http://example.org/b'],
    ],
  ] as const)('%#: %o', (rule, text, addresses) => {
    const repaired = repair(rule, text, 0);
    expect(addressesOnGitHub(repaired)).toEqual(addresses);
    expect(runExample(rule, rule.examples[0]!, repaired).found).toEqual([]);
    expect(runExample(urlSwallowsText, urlSwallowsText.examples[0]!, text).found).toEqual([]);
  });
});

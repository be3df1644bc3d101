import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { scanBlocks } from '../../server/language-service/model/scan/scan-blocks.ts';
import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { summaryOf } from '../../server/language-service/model/summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { CLEAN } from '../support/samples.ts';

const URI = 'file:///minutes/2023-08-24.md';
const source = (text: string, uri = URI) => createSourceText(uri, 1, text);
const keysIn = (text: string) => scanSummary(source(text), curve).references.map(({ key }) => key);
const parsedOf = (text: string) => scanBlocks(source(text), curve.repository)?.parsed;

describe('the summary of minutes', () => {
  it('has the day, the times, the title, the sections and what is spoken of', () => {
    const text = [
      '# Curve 双周会 2023-08-24',
      '## 时间',
      '2023/08/24 19:00~19:30',
      '## 会议内容',
      '### 一、近期工作',
      '#### 1、块存储',
      '- 修复 #2387，见 [文档](https://github.com/opencurve/curve/pull/2390/files)',
      '- https://mp.weixin.qq.com/s/abcdefgh12345',
    ].join('\n\n');
    expect(scanSummary(source(text), curve)).toEqual({
      date: { year: 2023, month: 8, day: 24 },
      start: { hour: 19, minute: 0 },
      end: { hour: 19, minute: 30 },
      title: 'Curve 双周会 2023-08-24',
      sections: [
        { words: 'Curve 双周会 2023-08-24', level: 1, line: 0 },
        { id: 'time', match: 'name', words: '时间', level: 2, line: 2 },
        { id: 'content', match: 'name', words: '会议内容', level: 2, line: 6 },
        { id: 'work', match: 'name', words: '近期工作', level: 3, line: 8 },
        { words: '块存储', level: 4, line: 10 },
      ],
      references: [
        {
          kind: 'issue',
          key: 'issue:opencurve/curve#2387',
          span: spanOf(text, '#2387'),
          line: 12,
          column: 5,
        },
        {
          kind: 'pull',
          key: 'pull:opencurve/curve#2390',
          span: spanOf(text, '[文档](https://github.com/opencurve/curve/pull/2390/files)'),
          line: 12,
          column: 13,
        },
        {
          kind: 'article',
          key: 'article:abcdefgh12345',
          span: spanOf(text, 'https://mp.weixin.qq.com/s/abcdefgh12345'),
          line: 14,
          column: 2,
        },
      ],
    });
  });

  it('asks the invitation for the day where file name and time section do not agree', () => {
    const text = [
      '## 时间',
      '2023/08/25 19:00~19:30',
      '## 加入会议',
      '```\n会议时间：2023/08/25 19:00-19:30\n#腾讯会议：123-456-789\n```',
      '## 会议内容',
    ].join('\n\n');
    expect(scanSummary(source(text), curve).date).toEqual({ year: 2023, month: 8, day: 25 });
    expect(scanSummary(source(text.replaceAll('25', '24')), curve).date).toEqual({
      year: 2023,
      month: 8,
      day: 24,
    });
    const split = text.replace('2023/08/25 19:00~', '2023/08/26 19:00~');
    expect(scanSummary(source(split), curve)).toEqual(summaryOf(readMinutes(source(split), curve)));
  });
});

function spanOf(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('a scan of lines', () => {
  it.each([
    ['minutes without a fault', CLEAN],
    ['lists in lists', '- a\n  - [b](https://a.cn/b)\n\n    https://a.cn/c\n        - d\n1. e\n2. f\n'],
    ['fences', '```js\n# x\n```\n- a\n  ```\n  # y\n  ```\n# z\n'],
    ['bold lines', '**时间**\n\n**a** b\n\n**2. 计划(01-04~01-16)**\n'],
    ['tables', '| a | b |\n| --- | :-: |\n| [x](https://a.cn) | https://a.cn/b |\n'],
    ['quotes', '> a\n> - https://a.cn\nlazy\n\n# b\n'],
    ['comments and breaks', '<!-- # a -->\n<!--\n# b\n-->\nc<br>d <b>e</b>\n\n<br/>\n\n# f\n'],
    ['pictures in HTML', '<img src="https://a.cn/b.png" width="30">\n\n# a\n'],
    ['code in a line', 'a `[b](c)` ``d`e`` [f `g`](https://a.cn)\n'],
    ['brackets that are none', '[[a] b](https://a.cn) ［c］ [ ] [x]\n\n[open\n\n# d\n'],
    ['definitions of links', 'see [a][b]\n\n[b]: https://a.cn\n'],
    ['front matter', '---\n# a: b\n---\n# c\n'],
    ['all line ends', '# a\r\n- b\r# c\n'],
  ])('needs no parser for %s', (_, text) => {
    expect(parsedOf(text)).toBe(0);
    expect(scanSummary(source(text), curve)).toEqual(summaryOf(readMinutes(source(text), curve)));
  });

  it('parses no more than what is doubtful', () => {
    const around = '# a\n\nb\n\n';
    const doubtful = '# c\n\n[d\n](https://a.cn)\n\n';
    expect(parsedOf(around + doubtful + around)).toBe(doubtful.length);
  });

  it.each([
    ['a link over two lines', '[a\nb](https://a.cn)', ['a.cn']],
    ['HTML that swallows a heading', '<div>\n# [a](https://a.cn)\n', []],
    ['a link in HTML', '<a href="https://a.cn">b</a>', ['a.cn']],
    ['no link in code', '`https://a.cn` \\`https://b.cn`', ['b.cn`']],
    ['no link in a picture', '![[a](https://a.cn)](https://b.cn)', ['b.cn']],
    ['no link in a link', '[a [b](https://a.cn)](https://b.cn)', ['a.cn', 'b.cn']],
    ['a number in words alone', '#1 [#2](x) `#3` a#4 <!-- #5 -->', ['issue:opencurve/curve#1']],
  ])('reads %s', (_, text, keys) => {
    expect(keysIn(text)).toEqual(keys);
    expect(scanSummary(source(text), curve)).toEqual(summaryOf(readMinutes(source(text), curve)));
  });

  it.each([
    '![[](https://a.cn)]()',
    '- <br>\n  https://a.cn\n\n# b\n',
    '| [x | y](https://a.cn) |\n| - | - |\n',
    '| a |\n| - |\n| `b | https://a.cn` |\n',
    '**a**\nb||\n-|-\n',
    '**a**\n2. b\n',
    '**a**\n===\n',
    'a\n===\n',
    'a\n---\n# b\n',
    '- <br>\nhttps://a.cn\n',
    '- -\na\n=\n',
    '- x\n2. ```https://a.cn',
    'x\n2. [a]: https://a.cn\n',
    '- -\n**a**\n',
    `${'- '.repeat(120)}https://a.cn\n`,
    `${'> '.repeat(120)}https://a.cn\n`,
    '-\n\n    https://a.cn\n',
    '- a\n\n      https://a.cn\n\n          https://b.cn\n',
    'a\n2. b\n\n   https://a.cn\n',
    '> a\n    https://a.cn\n',
    '> a\n\n    https://a.cn\n',
    '- ```\n# a\n  ```\nhttps://a.cn\n',
    '[](\nhttps://a.cn)',
    '[a](https://a.cn\n"b")',
    '[a](https://a.cn\nb)',
    'www.\n',
    '\uFEFFwww.a.cn\n',
    'https://-a.cn https://_ https://a_b.c_d',
    'a@b.https://c.cn',
    '#1@a.cn',
    '\\#1 \\[a](https://a.cn)',
    '[a]: https://a.cn\n[a] [b][a] [c](x y) ![a] [A]\n',
    'see [^1]\n\n[^1]: https://a.cn\n    https://b.cn\n',
    '---\na: b\n---\n---\n[c\n](https://a.cn)\n---\n',
    'a\0b https://a.cn\n',
  ])('says of %j what its tree says', (text) => {
    // In the layout of the second day bold lines are headings.
    for (const uri of [URI, 'file:///minutes/2022-01-06.md'])
      expect(scanSummary(source(text, uri), curve)).toEqual(summaryOf(readMinutes(source(text, uri), curve)));
  });
});

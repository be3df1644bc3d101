import { describe, expect, it } from 'vitest';
import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';

const detailsOf = (text: string) =>
  scanMeeting(createSourceText('file:///minutes/2023-08-24.md', 1, text), curve).details;
const wordsOf = (text: string) => detailsOf(text).said.words.split('\n').slice(0, -1);

describe('what was said', () => {
  it.each([
    ['- **重构** `copyset` 模块', '重构 copyset 模块'],
    ['  1. [x] [文档](https://example.org/a_b_c "标题") 已写', '文档 已写'],
    [
      '> 见 <https://example.org/a_b_c> 与 https://example.org/*d*',
      '见 https://example.org/a_b_c 与 https://example.org/*d*',
    ],
    ['[![图](https://example.org/a.png)](https://example.org)', '图'],
    ['snake_case 与 _强调_ 与 ~~旧~~，2 * 3', 'snake_case 与 强调 与 旧，2 * 3'],
    ['a \\* b &lt;c&gt; <!-- 藏 --><b>d</b><br>e', 'a * b <c> d e'],
    ['| 甲 | **乙** |\n| --- | --- |\n| 丙 | 丁 |', '甲   乙', '丙   丁'],
    ['两行的 [链\n接](https://example.org/a) 尾', '两行的 链', '接 尾'],
    ['- # 项中标题', '项中标题'],
    ['[a][b] 与 [b]\n\n[b]: https://example.org', 'a 与 b'],
  ])('is %j as a reader sees it', (text, ...words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('is neither headings, code, comments, HTML blocks nor front matter', () => {
    const text = [
      '---\nauthor: 甲\n---',
      '# Curve 双周会 2023-08-24',
      '```\n代码\n```',
      '    缩进代码',
      '<!-- 一\n二 -->',
      '<div>\n三\n</div>',
      '时间表\n------',
      '话',
      '---',
    ].join('\n\n');
    expect(wordsOf(text)).toEqual(['话']);
  });

  it('knows its section and its line', () => {
    const text = '前\n\n## 会议内容\n\n- 甲\n- 乙\n\n### 一、近期工作\n丙\n';
    expect(detailsOf(text).said).toEqual({
      words: '前\n甲\n乙\n丙\n',
      lines: [0, 4, 5, 8],
      sections: [-1, 0, 0, 1],
    });
  });

  it('holds in a text with a NUL, too', () => {
    expect(wordsOf('# a\n\n- b\0 **c**\n')).toEqual(['b\0 c']);
  });
});

describe('the other details of minutes', () => {
  it('has questions, and whether they are answered', () => {
    const text = '## 会议内容\n\n### 四、答疑 & 交流\n\n- Q1：何时发布？\n  预计九月。\n- Q2：为何？\n';
    expect(detailsOf(text).questions).toEqual([
      { words: '何时发布？', line: 4, answered: true },
      { words: '为何？', line: 6, answered: false },
    ]);
  });

  it('has the number of the invitation, under its heading or in any fence', () => {
    const fence =
      '```\n会议时间：2023/08/24 19:00-19:30\nhttps://meeting.tencent.com/dm/AbCdEf123456\n#腾讯会议：123-4567-8901\n```';
    const invitation = {
      number: '12345678901',
      series: true,
      link: 'https://meeting.tencent.com/dm/AbCdEf123456',
    };
    expect(detailsOf(`## 加入会议\n\n${fence}\n`).invitation).toEqual(invitation);
    expect(detailsOf(`开场\n\n${fence}\n`).invitation).toEqual(invitation);
    expect(detailsOf(`\uFEFF${fence}\n`).invitation).toEqual(invitation);
    expect(detailsOf('## 加入会议\n\n待定\n')).not.toHaveProperty('invitation');
  });

  it('has links to other minutes', () => {
    const text =
      '- [上次](../2023/08%2010.md#一) 与 ![图](a.md) 与 [网](https://example.org/a.md)\n\n[b]: <b.md>\n';
    const found = detailsOf(text).fileLinks;
    expect(found.map(({ path, span }) => [path, text.slice(span.start, span.end)])).toEqual([
      ['../2023/08 10.md', '../2023/08%2010.md'],
      ['b.md', 'b.md'],
    ]);
    expect(found[0]).toMatchObject({ line: 0, column: 7 });
  });
});

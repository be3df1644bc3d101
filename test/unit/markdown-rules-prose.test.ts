import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HARD_BREAK, OPAQUE, offsetIn, proseOf } from '../../server/language-service/model/prose.ts';
import { proseLines } from '../../server/language-service/model/prose-lines.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { unclosedFence } from '../../server/language-service/model/unclosed-fence.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { markdownRules } from '../../server/language-service/rules/markdown/index.ts';
import { privacyRules } from '../../server/language-service/rules/privacy/index.ts';
import { typographyRules } from '../../server/language-service/rules/typography/index.ts';
import { createSourceText, slice } from '../../server/language-service/text/source-text.ts';
import { applyEdits, areDisjoint } from '../../server/language-service/text/text-edit.ts';

const read = (text: string) => readMinutes(createSourceText('file:///2023-08-24.md', 1, text), curve);
const words = (text: string) => proseOf(read(text)).map((prose) => prose.text);

const own = [...markdownRules, ...typographyRules, ...privacyRules];
const ids = new Set(own.map(({ id }) => id));
const alone = { now: 0, exists: () => undefined, read: () => undefined, earlier: [] };
const find = (text: string) => check(read(text), alone, ids);

/** Pieces of which texts are made that lead a parser astray. */
const piece = fc.constantFrom(
  ...[
    '- ',
    '* ',
    '1. ',
    '2.',
    '> ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '  \n',
    '\\\n',
    '```',
    '~~~',
    '`',
    '**',
    '_',
    '#',
    '## ',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '（',
    '）',
    '](https://a.example/b)',
    'https://a.example/（c）',
    '<!-- ',
    ' -->',
    '<img src="a">',
    '|',
    '|-|-|\n',
  ],
  ...[
    '&amp;',
    '&#128512;',
    '&nope;',
    '&',
    '\\',
    '\\*',
    '😀',
    '\u0000',
    '\uFEFF',
    'a@b.example',
    'www.a.example',
    '会议密码：1234',
    '13800001234',
  ],
  ...[
    '中文',
    '，',
    ',',
    '.',
    '：',
    ':',
    'Q: ',
    'A：',
    'CurveFs',
    'promethues',
    '环境：a',
    '## 会议内容',
    '---',
    '[^1]',
    '[^1]: ',
    '- [ ] ',
  ],
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('the words of a block', () => {
  it('leave out marks, destinations and escapes', () => {
    expect(words('**粗** _斜_ [标签](https://a.example) \\* &amp; &#128512;x\n')).toEqual([
      '粗 斜 标签 * & 😀x',
    ]);
  });

  it('have one stand-in for code, images, HTML and bare URLs', () => {
    expect(
      words('见 `a` ![图](b.png) <br> https://a.example/b <https://a.example>， www.a.example\n'),
    ).toEqual([`见 ${OPAQUE} ${OPAQUE} ${OPAQUE} ${OPAQUE} ${OPAQUE}， ${OPAQUE}`]);
  });

  it('tell line ends that GitHub shows from those that it does not, and see none in a link', () => {
    expect(words('一\n二  \n三\\\n四 [五\n六](b)\r\n七\n')).toEqual([
      `一\n二${HARD_BREAK}三${HARD_BREAK}四 五 六\n七`,
    ]);
  });

  it('leave the invitation out', () => {
    expect(words('## 加入会议\n\n> 会议主题：双周会\n> #腾讯会议：123-456-789\n\n文字\n')).toEqual([
      '加入会议',
      '文字',
    ]);
  });

  it('stand where they are said to stand, whatever the text', () => {
    fc.assert(
      fc.property(text, (text) => {
        for (const prose of proseOf(read(text))) {
          const { text: words } = prose;
          for (const outside of [-1, words.length, words.length + 1])
            expect(offsetIn(prose, outside)).toBeUndefined();
          for (const [index, unit] of [...Array(words.length).keys()].map((i) => [i, words[i]] as const)) {
            const source = text[offsetIn(prose, index)!];
            if (unit === OPAQUE || unit === HARD_BREAK || source === '&' || source === '\u0000') continue;
            if (text[offsetIn(prose, index - 1)!] === '&' || /\s/.test(unit!)) continue;
            expect(source).toBe(unit);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come line by line, with what stands before them', () => {
    const minutes = read('- 一\n      二\n\n> 三\n> 四\n');
    const lines = proseOf(minutes).flatMap((prose) => proseLines(minutes.source, prose));
    expect(lines.map(({ text, prefix, column, joined }) => ({ text, prefix, column, joined }))).toEqual([
      { text: '一', prefix: '- ', column: 2, joined: false },
      { text: '二', prefix: '      ', column: 6, joined: true },
      { text: '三', prefix: '> ', column: 2, joined: false },
      { text: '四', prefix: '> ', column: 2, joined: true },
    ]);
  });
});

describe('an unclosed fence', () => {
  it.each([
    ['that takes in a section', '```text\n会议主题：双周会\n\n## 会议内容\n', '```text'],
    ['that another block closes', '```\n会议主题：双周会\n\n## 会议内容\n\n```\n文字\n```\n', '```'],
    ['in a list at the end', '- 用法\n\n  ```\n  a', '```'],
    ['in a quote at the end', '> ~~~\n> a\n', '~~~'],
  ])('%s is found', (_what, text, opener) => {
    const span = unclosedFence(read(text));
    expect(span && text.slice(span.start, span.end)).toBe(opener);
  });

  it.each([
    ['closed at the end', '```\na\n```'],
    ['closed by a longer mark', '```\na\n`````\n'],
    ['that ends with its list', '- 用法\n\n  ```\n  a\n\n文字\n'],
    ['indented code', '文字\n\n    ## 会议内容\n'],
    ['with comments like headings', '```sh\n# 会议内容说明\n## 安装\n```\n'],
    ['with a section that stands outside as well', '```\n## 会议内容\n```\n\n## 会议内容\n'],
  ])('%s is none', (_what, text) => {
    expect(unclosedFence(read(text))).toBeUndefined();
  });
});

describe('rules of markdown, typography and privacy', () => {
  it('find the same with every kind of line end', () => {
    for (const example of own.flatMap(({ examples }) => examples)) {
      const lines = (example.bad ?? example.good ?? '').replaceAll(/[⟦⟧]/g, '');
      const expected = find(lines).map(({ ruleId, span }) => [ruleId, slice(read(lines).source, span)]);
      for (const end of ['\r\n', '\r']) {
        const other = lines.replaceAll('\n', end);
        const found = find(other).map(({ ruleId, span }) => [
          ruleId,
          slice(read(other).source, span).replaceAll(end, '\n'),
        ]);
        expect(found).toEqual(expected);
      }
    }
  });

  it('stay inside any text and repair it without overlap, and a safe fix loses no word', () => {
    const letters = (text: string) => text.replaceAll(/[\s>]/g, '');
    fc.assert(
      fc.property(text, (text) => {
        for (const { span, fixes = [], ruleId } of find(text)) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          for (const { edits, safe } of fixes) {
            expect(areDisjoint(edits)).toBe(true);
            const after = applyEdits(text, edits);
            if (!safe) continue;
            if (ruleId === 'line-break-lost' || ruleId === 'list-marker')
              expect(letters(after)).toBe(letters(text));
            else expect(letters(after).length).toBeGreaterThanOrEqual(letters(text).length);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('ask of each line by itself whether its numbers are those of people', () => {
    const text = '电话 13800001234，13900005678\n会议 138 0000 1234\n手机 13800009012\n';
    const numbers = find(text).filter(({ ruleId }) => ruleId === 'privacy');
    expect(numbers.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '13800001234',
      '13900005678',
      '13800009012',
    ]);
  });

  it('take no longer than the text is long', () => {
    const hard = [
      '-中',
      '1.中\n',
      '（',
      '）',
      '&#128512;',
      '中, ',
      '中.\n',
      'a@',
      '1380000',
      '[a](',
      '- 中\n1. 文\n',
      '环境：a\n',
      '| a ',
      '```\n',
      '会议密码：',
      '<!-- a@b',
      '> ',
      '    - 中\n',
    ];
    for (const part of hard) expect(() => find(`文字\n${part.repeat(1000)}`), part).not.toThrow();
  });
});

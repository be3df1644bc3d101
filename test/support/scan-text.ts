import fc from 'fast-check';
import { mutatedText, randomText, share } from './arbitrary-text.ts';
import { CLEAN } from './samples.ts';

/** Whole lines, and pieces of them, that a reader of single lines may take for something else than they are. */
const LINES = [
  '# 2023-08-24 双周会',
  '## 时间',
  '## 加入会议',
  '### 一、近期工作',
  '### **四、答疑 & 交流**',
  '#### [#12](https://github.com/opencurve/curve/pull/12) `code` *x*',
  '  ## 缩进',
  '#',
  '## x ##',
  '#无空格',
  '**时间**',
  '**a** b',
  '__b__',
  '** c**',
  '**a&nbsp;**',
  '**1. 10~12**',
  '2023/08/24 19:00~19:30',
  '2023-08-25 20:00',
  '---',
  '===',
  '--',
  '***',
  '```',
  '``` js',
  '~~~',
  '    ```',
  '  ~~~',
  '```x``` 行内',
  '<!-- 注释 -->',
  '<!-- 开',
  '关 -->',
  '<div>',
  '</div>',
  '<br>',
  '<script>',
  '<pre>',
  '<img src="https://example.org/a.png" alt="a">',
  '<a href="https://example.org/b">b</a>',
  '<https://example.org/c>',
  '- 项',
  '  - 子项 https://example.org/d',
  '    - [e](https://example.org/e)',
  '        - #5',
  '      续行 https://example.org/f',
  '-',
  '- # 项中标题',
  '- > 引用 www.example.org',
  '-     代码 https://example.org/g',
  '* 星',
  '1. 一',
  '2. 二',
  '3) 三',
  '   段 #7',
  '    缩进 https://example.org/h',
  '\t制表 #8',
  '> 引用',
  '> ## 引用中标题',
  '> ```',
  '> - 会议时间：2023/08/26 19:00-19:30',
  '>',
  '| a | b |',
  '| - | - |',
  '| [x | y](https://example.org/i) | `p|q` |',
  '[a]: https://example.org/def',
  '[^1]: 脚注 #9',
  '[a] 与 [b][a] 与 [^1]',
  '[跨行',
  '](https://example.org/j)',
  '[j](https://example.org/j',
  ')',
  '  ) ',
  '- [k](https://example.org/k',
  '![l](l.png "l"',
  '`跨行',
  '行内` https://example.org/k',
  '会议主题：双周会',
  '会议时间：2023/08/27 19:00-19:30',
  '#腾讯会议：123-456-789',
  'https://meeting.tencent.com/dm/aB3dE5fG7hJ9',
  '',
  '',
  '',
];

const PIECES = [
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '    ',
  '\u3000',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\uFEFF',
  '\0',
  '𠮷',
  '字',
  'x',
  '\\',
  '\\[',
  '\\`',
  '\\#3',
  '`',
  '``',
  '`#4`',
  '[',
  ']',
  '](',
  '](https://example.org/l)',
  ' "题")',
  '![',
  '![图](m.png)',
  '!',
  '(',
  ')',
  '  ) ',
  '- [k](https://example.org/k',
  '![l](l.png "l"',
  '<',
  '>',
  '<b>',
  '<x y="',
  '<a@example.org>',
  'a@example.org',
  '@',
  'http://',
  'https://example.org/n_o*p*，续',
  'HTTPS://github.com/opencurve/curve/issues/6',
  'www.',
  'www.example.org/(q)',
  '#12',
  '#1a',
  'opencurve/curve#34',
  '|',
  '&amp;',
  '&#91;',
  '*',
  '**',
  '_',
  '~',
  '，',
  '。',
  '=',
  ':',
];

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r');
const piece = fc.constantFrom(...PIECES);
const bit = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LINES) }, piece);

/** Lines in any order, some of them with a piece more; now and then behind front matter or a byte order mark. */
export const lineText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '', '\uFEFF', '---\ntitle: x\n---\n', '---\n'),
    fc.array(fc.tuple(bit, fc.oneof({ weight: 3, arbitrary: fc.constant('') }, piece), lineEnd), {
      minLength: 1,
      maxLength: 16,
    }),
  )
  .map(([opening, lines]) => opening + lines.map((parts) => parts.join('')).join(''));

/** One of the texts with lines and pieces put into it, at places and at the starts of lines, and some of it taken out. */
export function disturbedText(bases: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: share,
    whole: fc.boolean(),
    insert: bit,
    remove: fc.oneof(fc.constant(0), fc.nat({ max: 6 }), fc.nat({ max: 80 })),
  });
  return fc
    .tuple(fc.constantFrom(...bases), share, fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([base, from, changes]) => {
      const start = Math.floor(from * Math.max(base.length - LONGEST, 0));
      return changes.reduce(
        (text, { at, whole, insert, remove }) => {
          const offset = Math.floor(at * text.length);
          const place = whole ? text.lastIndexOf('\n', offset) + 1 : offset;
          return text.slice(0, place) + insert + (whole ? '\n' : '') + text.slice(place + remove);
        },
        base.slice(start, start + LONGEST),
      );
    });
}

/** The parser, to which all is compared, takes its time. */
const LONGEST = 2000;

/** Any text that the scan may be given, most of them near to minutes; `bases` are real ones. */
export function scannedText(bases: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: lineText },
    { weight: 3, arbitrary: disturbedText(bases) },
    randomText,
    mutatedText([CLEAN]),
  );
}

/** The day is read from the name, from the text, or from both. */
export const scannedUri: fc.Arbitrary<string> = fc.constantFrom(
  'file:///x/2023-08-24.md',
  'file:///x/2022-01-06.md',
  'file:///x/notes.md',
);

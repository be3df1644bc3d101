import fc from 'fast-check';

/** Pieces that have misled readers of Markdown and of dates before. */
const HAZARDS = [
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\uFEFF',
  '\0',
  '\u2028',
  '\t',
  '    ',
  ' ',
  '　',
  '𠮷',
  '🎉',
  ':tada:',
  '\uD800',
  '```',
  '~~~',
  '```\n',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<script>',
  '<?',
  '<![CDATA[',
  '---\n',
  '===\n',
  '***',
  '# ',
  '## ',
  '### ',
  '#### ',
  '## 时间\n',
  '## 加入会议\n',
  '## 会议内容\n',
  '### 一、近期工作\n',
  '### 四、答疑 & 交流\n',
  '**时间**\n',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '1、',
  '一、',
  '1.[',
  '-字',
  '> ',
  '>> ',
  '| a | b |\n| - | - |\n',
  '[',
  '](',
  '](https://',
  '[x]: ',
  '![',
  '<img src="',
  '[^1]',
  '()',
  '（',
  '）',
  '((((',
  '2023/08/24 19:00~19:30',
  '2023/08-24',
  '2022/19/5',
  '2023年8月24日',
  '19：00',
  '15:00pm',
  '下午',
  '周四',
  '(GMT+08:00)',
  'UTC+8',
  '~',
  '至',
  '#腾讯会议：123-456-789',
  '会议主题：',
  '会议时间：2023/08/24 19:00-19:30',
  '重复周期：2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)',
  'https://meeting.tencent.com/dm/aB3dE5fG7hJ9',
  '+8600000000000,,123456789# (中国大陆)',
  'https://github.com/opencurve/curve/pull/1，',
  'www.',
  'a@b.cn',
  '%E4%',
  'Q: ',
  'A：',
  '待补充',
  'promethues',
  'TODO',
  '<!-- minutes-disable-next-line time-order -->',
  '<!-- minutes-disable -->',
  '<!-- minutes-enable -->',
  '<!-- minutes-disable-file x -->',
  '<!-- @Author: x -->',
  ',',
  ';',
  '.',
  '…',
  '《',
  '》',
];

/** A share of a text, from 0 to below 1, each as likely as another; most doubles are near 0. */
export const share: fc.Arbitrary<number> = fc
  .noBias(fc.nat({ max: 2 ** 30 - 1 }))
  .map((part) => part / 2 ** 30);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HAZARDS) },
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Words, marks and hazards in any order. */
export const randomText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 60 })
  .map((pieces) => pieces.join(''));

export type Change = { readonly at: number; readonly remove: number; readonly insert: string };

/** Puts something in the place of some characters; `at` is a share of the text. */
const change: fc.Arbitrary<Change> = fc.record({
  at: share,
  remove: fc.oneof(fc.constant(0), fc.nat({ max: 8 }), fc.nat({ max: 300 })),
  insert: fc.oneof(
    fc.constant(''),
    piece,
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  ),
});

/** One of the texts after some edits at random places. */
export function mutatedText(bases: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([base, changes]) =>
      changes.reduce((text, { at, remove, insert }) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + insert + text.slice(start + remove);
      }, base),
    );
}

/** What a writer does: letters and words in words, a line more, a line less; now and then something that misleads. */
export const keystroke: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      at: share,
      remove: fc.constantFrom(0, 0, 0, 1, 2),
      insert: fc.constantFrom('会', '议', 'a', 'PR', ' ', '，', '3', '待补充', '\n', '\n- ', '#12', '）', ''),
    }),
  },
  { weight: 1, arbitrary: change },
);

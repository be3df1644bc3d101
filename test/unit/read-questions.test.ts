import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portionsOf } from '../../server/language-service/model/portions.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { questionsIn } from '../../server/language-service/model/read-questions.ts';
import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText, lineAt } from '../../server/language-service/text/source-text.ts';

/** The questions under 答疑, an answered one with a `+` before it, and the texts that they stand in. */
function read(text: string) {
  const whole = `## 会议内容\n\n### 四、答疑 & 交流\n\n${text}`;
  const minutes = readMinutes(createSourceText('file:///x/2023-08-24.md', 0, whole), curve);
  const [placed] = portionsOf(minutes).filter(({ section }) => section.spec?.role === 'questions');
  const found = questionsIn(placed!.portion);
  return {
    questions: found.map((each) => `${each.answered ? '+' : '-'}${each.text}`),
    spans: found.map(({ span: { start, end } }) =>
      whole.slice(placed!.place.start + start, placed!.place.start + end),
    ),
  };
}

describe('questions and answers', () => {
  it.each([
    ['paragraphs', 'Q1：甲？\n\nA1：一\n\nQ2: 乙？\n\nA2:\n', ['+甲？', '-乙？']],
    ['one paragraph', 'Q1：甲？\nA1：一\nQ2：乙？\nA2：\nQ3：丙？\n', ['+甲？', '-乙？', '-丙？']],
    ['hard line breaks', 'Q：甲？  \nA：一  \nQ：乙？\\\nA：\n', ['+甲？', '-乙？']],
    ['bold marks', '**Q**：甲？\n**A**：一\n\n**Q2：** 乙？\n**A2：**\n', ['+甲？', '-乙？']],
    ['Chinese marks', '问：甲？\n\n答：一\n\n提问：乙？\n\n回答：\n', ['+甲？', '-乙？']],
    ['Chinese numbers', '问题一：甲？\n答：一\n问题二：乙？\n', ['+甲？', '-乙？']],
    ['English words', 'Question 1: a?\n\nAnswer: b\n\nQuestion 2: c?\n\nAnswer:\n', ['+a?', '-c?']],
    ['items inside each other', '- Q：甲？\n  - A：一\n- Q：乙？\n  - A：\n', ['+甲？', '-乙？']],
    ['items beside each other', '- Q：甲？\n- A：一\n- 二\n- Q：乙？\n- A：\n', ['+甲？', '-乙？']],
    [
      'numbers with indented answers',
      '1. 甲？\n   一\n2. 乙？\n\n   二\n3. 丙？\n',
      ['+甲？', '+乙？', '-丙？'],
    ],
    ['numbers with marked answers', '1. 甲？\n   答：一\n2. 乙？\n   **答：**\n', ['+甲？', '-乙？']],
    ['numbers that are no list', '1、甲？\n一\n2、乙？\n3、丙？\n答：三\n', ['+甲？', '-乙？', '+丙？']],
    ['numbered marks', '1、问：甲？\n1、答：一\n2、问：乙？\n2、答：\n', ['+甲？', '-乙？']],
    ['one line', '问：甲？答：一\n\nQ: b? A: c\n\nQ：乙？ A：\n', ['+甲？', '+b?', '-乙？']],
    ['points of an answer', 'Q：甲？\n\nA：\n\n- 一\n- 二\n\nQ：乙？\n', ['+甲？', '-乙？']],
    ['numbered points of an answer', 'Q：甲？\n\nA：\n\n1、一\n\n2、二\n', ['+甲？']],
    ['a question of two lines', 'Q：甲\n是什么？\nA：\n', ['-甲']],
    ['marks without words', '- Q：甲？\n  - A：\n- Q：\n  - A：一\n', ['-甲？']],
    ['a picture', 'Q：甲？\n\nA：![](a.png)\n\nQ：乙？\n\n![](b.png)\n', ['+甲？', '+乙？']],
    ['a topic with questions', '- 部署\n  - Q：甲？\n  - A：一\n  - Q：乙？\n', ['+甲？', '-乙？']],
    ['plain items', '- 甲？\n  - 一\n- 乙？\n', ['+甲？', '-乙？']],
    ['code', 'Q：甲？\n\n```\na\n```\n', ['+甲？']],
    ['nothing', '无\n', []],
  ])('are read in %s', (_, text, questions) => {
    expect(read(text).questions).toEqual(questions);
    expect(read(text.replaceAll('\n', '\r\n')).questions).toEqual(questions);
  });

  it('have each its own place', () => {
    expect(read('Q1：甲？\nA1：一\n Q2：乙？\nA2：\n').spans).toEqual(['Q1：甲？\nA1：一', 'Q2：乙？\nA2：']);
    expect(read('Q1：甲？\n\nA1：一\n\nQ2：乙？\n').spans).toEqual(['Q1：甲？\n\nA1：一', 'Q2：乙？']);
    expect(read('- Q：甲？\n  - A：一\n- Q：乙？\n').spans).toEqual(['- Q：甲？\n  - A：一', '- Q：乙？']);
  });

  it('are the same for the scan, in whatever lines', () => {
    const marks = ['', '- ', '  - ', '1. ', '2. ', '   ', '> ', '1、', '2、', '    ', '\t'];
    const words = [
      'Q：甲？',
      'A：',
      'A1: 一',
      '**Q2：** 乙？',
      '**答：**',
      '问：丙？答：三',
      '丁',
      '![](a.png)',
      '```',
      '&#10;Q：戊',
    ];
    const line = fc.tuple(
      fc.constantFrom(...marks),
      fc.constantFrom(...words),
      fc.constantFrom('', '  ', '\\'),
    );
    const lines = fc.array(
      fc.oneof(
        line.map((parts) => parts.join('')),
        fc.constant(''),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (body, end) => {
        const whole = ['## 会议内容', '', '### 四、答疑 & 交流', ...body, ''].join(end);
        const source = createSourceText('file:///x/2023-08-24.md', 0, whole);
        const tree = portionsOf(readMinutes(source, curve)).flatMap(({ portion, place, section }) =>
          section.spec?.role !== 'questions'
            ? []
            : questionsIn(portion).map(({ text, answered, span }) => ({
                words: text,
                answered,
                line: lineAt(source, place.start + span.start),
              })),
        );
        const scanned = scanMeeting(createSourceText(source.uri, 0, whole), curve).details.questions;
        expect(scanned).toEqual(tree);
        for (const [index, { line: at }] of tree.entries())
          if (index > 0) expect(at).toBeGreaterThanOrEqual(tree[index - 1]!.line);
      }),
      { numRuns: 1500 },
    );
  });
});

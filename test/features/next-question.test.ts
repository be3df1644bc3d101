import { describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/language-service/features/completion.ts';
import { portionsOf } from '../../server/language-service/model/portions.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { questionsIn } from '../../server/language-service/model/read-questions.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText, spanOf } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';

const [HEAD = ''] = CLEAN.split(/(?<=### 四、答疑 & 交流\n\n)/);

/** What the section holds after a question was put in at `█`, and how many questions that are. */
function asked(marked: string) {
  const text = `${HEAD}${marked}`;
  const at = text.indexOf('█');
  const snapshot = snapshotOf('2023-08-24.md', text.replace('█', ''));
  const lines = text.slice(0, at).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)!.length };
  const result = completion.handle(snapshot, { textDocument: { uri: snapshot.uri }, position });
  const item = result!.items.find(({ label }) => label === 'Question and answer');
  const { range, newText } = item!.textEdit as TextEdit;
  const source = snapshot.text(snapshot.uri)!;
  const after = applyEdits(source.text, [{ span: spanOf(source, range), text: newText }]);
  const filled = after.replace('${1}', '何时？').replace('${2}', '');
  const minutes = readMinutes(createSourceText(snapshot.uri, 0, filled), curve);
  const questions = portionsOf(minutes).flatMap(({ portion, section }) =>
    section.spec?.role === 'questions' ? questionsIn(portion) : [],
  );
  return {
    text: after.slice(HEAD.length),
    open: questions.filter(({ answered }) => !answered).map(({ text: words }) => words),
    count: questions.length,
  };
}

describe('the next question', () => {
  it.each([
    ['Q1：甲？\n\nA1：一\n\n█', 'Q1：甲？\n\nA1：一\n\nQ2：${1}\n\nA2：${2}\n'],
    ['Q9: 甲？\nA9: 一\n\n█', 'Q9: 甲？\nA9: 一\n\nQ10: ${1}\nA10: ${2}\n'],
    ['Q：甲？\n\nA：一\n█', 'Q：甲？\n\nA：一\n\nQ：${1}\n\nA：${2}\n'],
    ['- Q1：甲？\n  - A1：一\n- █', '- Q1：甲？\n  - A1：一\n- Q2：${1}\n  - A2：${2}\n'],
    ['* 问：甲？\n* 答：一\n/█', '* 问：甲？\n* 答：一\n* 问：${1}\n* 答：${2}\n'],
    ['**Q**：甲？\n\n**A**：一\n\n█', '**Q**：甲？\n\n**A**：一\n\n**Q**：${1}\n\n**A**：${2}\n'],
    ['**Q1：甲？**\n\nA1：一\n\n█', '**Q1：甲？**\n\nA1：一\n\n**Q2：${1}**\n\nA2：${2}\n'],
    ['问题一：甲？\n回答：一\n\n█', '问题一：甲？\n回答：一\n\n问题二：${1}\n回答：${2}\n'],
    ['1. 甲？\n\n   一\n2. 乙？\n\n   二\n█', '1. 甲？\n\n   一\n2. 乙？\n\n   二\n3. ${1}\n\n   ${2}\n'],
    ['1. 甲？\n   **答：** 一\n█', '1. 甲？\n   **答：** 一\n2. ${1}\n   **答：** ${2}\n'],
    ['1、甲？\n\n一\n\n█', '1、甲？\n\n一\n\n2、${1}\n\n${2}\n'],
    ['█\n\nQ1：甲？\n\nA1：一\n', 'Q1：${1}\n\nA1：${2}\n\n\nQ1：甲？\n\nA1：一\n'],
    ['█', '- Q：${1}\n  - A：${2}\n'],
  ])('follows %j', (before, after) => {
    const { text, open, count } = asked(before);
    expect(text).toBe(after);
    expect(open).toEqual(['何时？']);
    expect(count).toBe(before.split('？').length);
  });
});

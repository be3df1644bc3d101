import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../server/language-service/rules/diagnosis.ts';
import { message } from '../../server/language-service/text/message.ts';
import { createSourceText, lineSpan } from '../../server/language-service/text/source-text.ts';
import {
  afterEdit,
  afterShowing,
  calm,
  quietTyping,
  type Typing,
} from '../../server/language-service/workspace/typing.ts';

const source = createSourceText('a:/b.md', 1, 'zero\none\ntwo\nthree\nfour\n');
const on = (line: number, ruleId = 'rule', words = 'words'): Diagnosis => ({
  ruleId,
  severity: 'warning',
  span: lineSpan(source, line),
  message: message('{0}', words),
});
const typed = { fromStart: false, removed: 0, added: 0 };
const shownFirst = (findings: readonly Diagnosis[] = []): Typing =>
  afterShowing(quietTyping(1500), source, findings);
const linesOf = (findings: readonly Diagnosis[]): number[] =>
  findings.map(({ span }) => source.text.slice(0, span.start).split('\n').length - 1);

describe('calm', () => {
  it('holds only what is new on the line that is written', () => {
    const typing = afterEdit(shownFirst([on(2, 'old')]), { ...typed, line: 2 }, 1000);
    const { findings, until } = calm([on(1), on(2), on(2, 'old'), on(3)], source, typing, 1100);
    expect(findings).toEqual([on(1), on(2, 'old'), on(3)]);
    expect(until).toBe(2500);
    expect(calm([on(2)], source, typing, 2500)).toEqual({ findings: [on(2)] });
  });

  it('shows as many findings of a rule as there were, those in the same words first', () => {
    const typing = afterEdit(shownFirst([on(2, 'a', 'x')]), { ...typed, line: 2 }, 0);
    expect(calm([on(2, 'a', 'y'), on(2, 'a', 'x')], source, typing, 1).findings).toEqual([on(2, 'a', 'x')]);
    expect(calm([on(2, 'a', 'y')], source, typing, 1).findings).toEqual([on(2, 'a', 'y')]);
  });

  it('moves along when lines come and go above', () => {
    let typing = afterEdit(shownFirst([on(1, 'old')]), { ...typed, line: 1 }, 0);
    typing = afterEdit(typing, { line: 0, fromStart: true, removed: 0, added: 1 }, 10);
    expect(linesOf(calm([on(2), on(2, 'old')], source, typing, 20).findings)).toEqual([2]);
    typing = afterEdit(typing, { line: 0, fromStart: true, removed: 2, added: 0 }, 30);
    expect(calm([on(0), on(0, 'old')], source, typing, 40).findings.map(({ ruleId }) => ruleId)).toContain(
      'old',
    );
  });

  it('takes Enter for typing on the new line, and a paste for none', () => {
    const entered = afterEdit(shownFirst(), { line: 1, fromStart: false, removed: 0, added: 1 }, 0);
    expect(linesOf(calm([on(1), on(2)], source, entered, 1).findings)).toEqual([1]);
    const pasted = afterEdit(shownFirst(), { line: 1, fromStart: false, removed: 0, added: 3 }, 0);
    expect(calm([on(1), on(4)], source, pasted, 1).findings).toHaveLength(2);
  });

  it('holds a finding of several lines while one of them is written', () => {
    const wide: Diagnosis = {
      ...on(1),
      span: { start: lineSpan(source, 1).start, end: lineSpan(source, 3).end },
    };
    const typing = afterEdit(shownFirst(), { ...typed, line: 3 }, 0);
    expect(calm([wide], source, typing, 1).findings).toEqual([]);
  });

  it('lets go of lines that the caret is known to have left', () => {
    const typing: Typing = { ...afterEdit(shownFirst(), { ...typed, line: 2 }, 0), caret: 4 };
    expect(calm([on(2)], source, typing, 1).findings).toEqual([on(2)]);
  });

  it('follows the caret by what is typed, before the editor says where it is', () => {
    const typing = afterEdit({ ...shownFirst(), caret: 0 }, { ...typed, line: 3 }, 0);
    expect(typing.caret).toBe(3);
    expect(calm([on(3)], source, typing, 1).findings).toEqual([]);
  });

  it('holds nothing back before the first look', () => {
    expect(calm([on(1)], source, afterEdit(quietTyping(1500), { ...typed, line: 1 }, 0), 1)).toEqual({
      findings: [on(1)],
    });
  });
});

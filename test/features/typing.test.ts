import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import {
  afterEdit,
  afterShowing,
  calm,
  quietTyping,
  type Typing,
} from '../../server/language-service/workspace/typing.ts';

const on = (line: number, code = 'rule', message = 'words'): Diagnostic => ({
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
  code,
  message,
});
const typed = { fromStart: false, removed: 0, added: 0 };
const shownFirst = (items: readonly Diagnostic[] = []): Typing => afterShowing(quietTyping(1500), items);
const linesOf = (items: readonly Diagnostic[]): number[] => items.map(({ range }) => range.start.line);

describe('calm', () => {
  it('holds only what is new on the line that is written', () => {
    const typing = afterEdit(shownFirst([on(2, 'old')]), { ...typed, line: 2 }, 1000);
    const { items, until } = calm([on(1), on(2), on(2, 'old'), on(3)], typing, 1100);
    expect(items).toEqual([on(1), on(2, 'old'), on(3)]);
    expect(until).toBe(2500);
    expect(calm([on(2)], typing, 2500)).toEqual({ items: [on(2)] });
  });

  it('shows as many findings of a rule as there were, those in the same words first', () => {
    const typing = afterEdit(shownFirst([on(2, 'a', 'x')]), { ...typed, line: 2 }, 0);
    expect(calm([on(2, 'a', 'y'), on(2, 'a', 'x')], typing, 1).items).toEqual([on(2, 'a', 'x')]);
    expect(calm([on(2, 'a', 'y')], typing, 1).items).toEqual([on(2, 'a', 'y')]);
  });

  it('moves along when lines come and go above', () => {
    let typing = afterEdit(shownFirst([on(1, 'old')]), { ...typed, line: 1 }, 0);
    typing = afterEdit(typing, { line: 0, fromStart: true, removed: 0, added: 1 }, 10);
    expect(linesOf(calm([on(2), on(2, 'old')], typing, 20).items)).toEqual([2]);
    typing = afterEdit(typing, { line: 0, fromStart: true, removed: 2, added: 0 }, 30);
    expect(calm([on(0), on(0, 'old')], typing, 40).items.map(({ code }) => code)).toContain('old');
  });

  it('takes Enter for typing on the new line, and a paste for none', () => {
    const entered = afterEdit(shownFirst(), { line: 1, fromStart: false, removed: 0, added: 1 }, 0);
    expect(linesOf(calm([on(1), on(2)], entered, 1).items)).toEqual([1]);
    const pasted = afterEdit(shownFirst(), { line: 1, fromStart: false, removed: 0, added: 3 }, 0);
    expect(calm([on(1), on(4)], pasted, 1).items).toHaveLength(2);
  });

  it('holds a finding of several lines while one of them is written', () => {
    const wide = { ...on(1), range: { start: { line: 1, character: 0 }, end: { line: 3, character: 5 } } };
    const typing = afterEdit(shownFirst(), { ...typed, line: 3 }, 0);
    expect(calm([wide], typing, 1).items).toEqual([]);
  });

  it('lets go of lines that the caret is known to have left', () => {
    const typing: Typing = { ...afterEdit(shownFirst(), { ...typed, line: 2 }, 0), caret: 4 };
    expect(calm([on(2)], typing, 1).items).toEqual([on(2)]);
  });

  it('follows the caret by what is typed, before the editor says where it is', () => {
    const typing = afterEdit({ ...shownFirst(), caret: 0 }, { ...typed, line: 3 }, 0);
    expect(typing.caret).toBe(3);
    expect(calm([on(3)], typing, 1).items).toEqual([]);
  });

  it('holds nothing back before the first look', () => {
    expect(calm([on(1)], afterEdit(quietTyping(1500), { ...typed, line: 1 }, 0), 1)).toEqual({
      items: [on(1)],
    });
  });
});

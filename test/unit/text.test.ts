import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdits } from '../../server/language-service/text/compose-edits.ts';
import { message, render } from '../../server/language-service/text/message.ts';
import { editDistance, nearest } from '../../server/language-service/text/nearest.ts';
import {
  createSourceText,
  fullLineSpan,
  lineAt,
  lineEndOf,
  lineSpan,
  offsetAt,
  positionAt,
  slice,
} from '../../server/language-service/text/source-text.ts';
import { applyEdits, areDisjoint, type TextEdit } from '../../server/language-service/text/text-edit.ts';

const lines = fc
  .array(fc.constantFrom('a', '中', '𠮷', '\n', '\r', '\r\n', '\u2028', ' '), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('source text', () => {
  it('counts lines as the protocol does', () => {
    const source = createSourceText('', 1, 'a\r\nb\rc\nd\u2028e');
    expect(source.lineStarts).toEqual([0, 3, 5, 7]);
    expect([0, 1, 2, 3].map((line) => slice(source, lineSpan(source, line)))).toEqual([
      'a',
      'b',
      'c',
      'd\u2028e',
    ]);
  });

  it('finds the same offset again from a position', () => {
    fc.assert(
      fc.property(lines, fc.nat({ max: 30 }), (text, offset) => {
        const source = createSourceText('', 1, text);
        const place = Math.min(offset, text.length);
        const back = offsetAt(source, positionAt(source, place));
        // Between \r and \n there is no position: it is the line's end.
        expect(text[place - 1] === '\r' && text[place] === '\n' ? place - 1 : place).toBe(back);
        expect(lineAt(source, place)).toBe(positionAt(source, place).line);
      }),
    );
  });

  it('moves positions outside to the nearer end', () => {
    const source = createSourceText('', 1, 'ab\ncd');
    expect(offsetAt(source, { line: 0, character: 99 })).toBe(2);
    expect(offsetAt(source, { line: 99, character: 0 })).toBe(5);
    expect(positionAt(source, -5)).toEqual({ line: 0, character: 0 });
    expect(positionAt(source, 99)).toEqual({ line: 1, character: 2 });
  });

  it('cuts into lines that make the text again', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const source = createSourceText('', 1, text);
        expect(source.lineStarts.map((_, line) => slice(source, fullLineSpan(source, line))).join('')).toBe(
          text,
        );
      }),
    );
  });

  it('knows its own line end', () => {
    expect(['a', 'a\nb', 'a\r\nb\n', 'a\rb'].map((text) => lineEndOf(createSourceText('', 1, text)))).toEqual(
      ['\n', '\n', '\r\n', '\r'],
    );
  });
});

/** Edits of a text of a length that do not touch. */
const editsOf = (length: number): fc.Arbitrary<TextEdit[]> =>
  fc
    .array(
      fc.record({
        start: fc.nat({ max: length }),
        size: fc.nat({ max: 4 }),
        text: fc.string({ maxLength: 3 }),
      }),
      { maxLength: 5 },
    )
    .map((drafts) =>
      drafts.map(({ start, size, text }) => ({ span: { start, end: Math.min(start + size, length) }, text })),
    )
    .filter(areDisjoint);

describe('edits', () => {
  it('in two steps do the same in one', () => {
    const steps = fc.string({ maxLength: 20 }).chain((text) =>
      editsOf(text.length).chain((first) => {
        const between = applyEdits(text, first);
        return editsOf(between.length).map((second) => ({ text, first, between, second }));
      }),
    );
    fc.assert(
      fc.property(steps, ({ text, first, between, second }) => {
        const both = composeEdits(text.length, first, second);
        expect(applyEdits(text, both)).toBe(applyEdits(between, second));
        expect(areDisjoint(both)).toBe(true);
      }),
    );
  });

  it('collide where they touch the same characters or insert at one place', () => {
    const edit = (start: number, end: number): TextEdit => ({ span: { start, end }, text: 'x' });
    expect(areDisjoint([edit(0, 2), edit(1, 3)])).toBe(false);
    expect(areDisjoint([edit(1, 1), edit(1, 1)])).toBe(false);
    expect(areDisjoint([edit(0, 2), edit(2, 3)])).toBe(true);
    expect(areDisjoint([edit(2, 2), edit(0, 2)])).toBe(true);
  });
});

describe('messages', () => {
  it('are said in the language there is, with the document’s own words', () => {
    const inner = message('the file name');
    const words = message('{0} says {1}', inner, '2023-08-24');
    expect(render(words)).toBe('the file name says 2023-08-24');
    expect(render(words, { '{0} says {1}': '{0}写的是 {1}', 'the file name': '文件名' })).toBe(
      '文件名写的是 2023-08-24',
    );
  });

  it('take arguments as they are', () => {
    expect(render(message('“{0}”', '$& {1} $1'))).toBe('“$& {1} $1”');
  });
});

describe('the nearest word', () => {
  it('is found through slips of the finger only', () => {
    expect(nearest('time-malformd', ['time-missing', 'time-malformed'])).toBe('time-malformed');
    expect(nearest('reposotiry', ['repository', 'rules'])).toBe('repository');
    expect(nearest('abc', ['xyz'])).toBeUndefined();
  });

  it('counts swapped neighbours once', () => {
    expect(editDistance('warmup', 'wramup', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBeGreaterThan(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootOf } from '../../server/language-service/syntax/document-tree.ts';
import { parse } from '../../server/language-service/syntax/parse.ts';
import { treeOf } from '../../server/language-service/syntax/tree-of.ts';
import {
  createSourceText,
  fullLineSpan,
  lengthOf,
  lineCountOf,
  lineSpan,
  positionAt,
  type SourceText,
  slice,
} from '../../server/language-service/text/source-text.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';

const words = fc
  .array(fc.constantFrom('a', '会', '𠮷', '\n', '\r\n', '\r', ' ', '#'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const edit = fc.record({ from: fc.nat(40), length: fc.nat(6), text: words, whole: fc.boolean() });

/** What all functions tell of a text, before anybody asked for all of it and afterwards. */
function expectSame(source: SourceText, expected: SourceText): void {
  const { length } = expected.text;
  const offsets = Array.from({ length: length + 4 }, (_, index) => index - 2);
  const told = (of: SourceText): unknown => [
    lengthOf(of),
    lineCountOf(of),
    offsets.map((start) => [
      slice(of, { start, end: ((start * 7) % (length + 3)) - 1 }),
      positionAt(of, start),
    ]),
    Array.from({ length: lineCountOf(of) }, (_, line) => [lineSpan(of, line), fullLineSpan(of, line)]),
    [of.lineStarts, of.text, of.uri, of.version, of.lineEnd],
  ];
  const words = told(expected);
  expect(told(source)).toEqual(words);
  expect(told(source)).toEqual(words);
}

describe('an open document', () => {
  it('is after any changes what the editor has', () => {
    fc.assert(
      fc.property(words, fc.array(edit, { maxLength: 6 }), (start, edits) => {
        let text = start;
        const changes = edits.map(({ from, length, text: inserted, whole }) => {
          if (whole) {
            text = inserted;
            return { text };
          }
          // Positions cannot stand inside a line end, so that an editor never cuts one in two.
          const source = createSourceText('a:/b', 0, text);
          const range = { start: positionAt(source, from), end: positionAt(source, from + length) };
          const begin = (source.lineStarts[range.start.line] ?? 0) + range.start.character;
          const end = (source.lineStarts[range.end.line] ?? 0) + range.end.character;
          text = text.slice(0, begin) + inserted + text.slice(end);
          return { range, text: inserted };
        });
        const document = openDocuments.update(openDocuments.create('a:/b', 'markdown', 1, start), changes, 2);
        expectSame(document.source, createSourceText('a:/b', 2, text));
        expect(document.changes).toHaveLength(edits.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same however many messages bring its changes, and whenever somebody looks', () => {
    const typed = fc.record({
      at: fc.nat(60),
      length: fc.nat(3),
      words,
      looks: fc.constantFrom(true, false, false),
    });
    fc.assert(
      fc.property(words, words, fc.array(typed, { maxLength: 30 }), (start, more, edits) => {
        let text = `${start}${more}`;
        let document = openDocuments.create('a:/b', 'markdown', 1, text);
        treeOf(document.source);
        for (const [index, { at, length, words: inserted, looks }] of edits.entries()) {
          const source = createSourceText('a:/b', 0, text);
          const from = positionAt(source, at);
          const { end } = lineSpan(source, from.line);
          const begin = (source.lineStarts[from.line] ?? 0) + from.character;
          const to = Math.min(begin + length, end);
          text = text.slice(0, begin) + inserted + text.slice(to);
          const change = { range: { start: from, end: positionAt(source, to) }, text: inserted };
          document = openDocuments.update(document, [change], index + 2);
          expect(document.length).toBe(text.length);
          if (looks) expectSame(document.source, createSourceText('a:/b', index + 2, text));
        }
        expectSame(document.source, createSourceText('a:/b', edits.length + 1, text));
        expect(rootOf(treeOf(document.source))).toEqual(parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the value before a change as it was', () => {
    const before = openDocuments.create('a:/b', 'markdown', 1, 'one');
    openDocuments.update(before, [{ text: 'two' }], 2);
    expect(before.source.text).toBe('one');
  });

  it('knows which line was written, also where the editor sends the whole text', () => {
    const before = openDocuments.create('a:/b', 'markdown', 1, 'one\ntwo\nthree\n');
    const whole = openDocuments.update(before, [{ text: 'one\ntwo!\nthree\n' }], 2);
    expect(whole.changes).toEqual([{ line: 1, fromStart: false, removed: 0, added: 0 }]);
    const enter = {
      range: { start: { line: 1, character: 3 }, end: { line: 1, character: 3 } },
      text: '\n- ',
    };
    expect(openDocuments.update(before, [enter], 2).changes).toEqual([
      { line: 1, fromStart: false, removed: 0, added: 1 },
    ]);
    const joined = { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' };
    expect(openDocuments.update(before, [joined], 2).changes).toEqual([
      { line: 0, fromStart: true, removed: 1, added: 0 },
    ]);
  });
});

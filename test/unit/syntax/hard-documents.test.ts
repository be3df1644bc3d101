import { describe, expect, it } from 'vitest';
import { parseDocument, reparse, rootOf } from '../../../server/language-service/syntax/document-tree.ts';
import { parse } from '../../../server/language-service/syntax/parse.ts';

const PIECES = [
  '===\n',
  '---\n',
  'x<!--',
  'x<!--\n\n',
  '<!--\n\n甲\n\n',
  '<script>\n\n甲 乙\n\n',
  '<div>\n\n甲\n\n',
  '**a_',
  '](',
  '[',
  '![',
  '[^1]',
  '[^1]: a\n\n甲[^1]\n',
  '[甲]: /u\n',
  '[甲] [乙]\n\n',
  '- - \n',
  '- a\n',
  '-\n\n',
  '> ',
  '> a\n',
  '# a\n',
  'a\n\n',
  '```\n\na\n\n# x\n\n~~~\n\n',
  '```\n\na\n\n# x\n```\n\n',
  '- ```\n\na\n',
  '| a |\n| - |\n\n',
  '字',
  '\n',
  '\r',
  '   \n',
  '&a',
  '`a``',
  'www.a',
  '\u2028a\n\n',
  '\uFEFFa\n\n',
];

describe('texts of one piece over and over', () => {
  it.each(PIECES)('have the tree that parse gives, after changes in them, too: %j', (piece) => {
    let text = piece.repeat(Math.ceil(500 / piece.length));
    let tree = parseDocument(text);
    expect(rootOf(tree)).toEqual(parse(text));
    for (const [part, words] of [
      [0.5, '字'],
      [0, '<!--\n'],
      [0.9, '[甲]: /u\n\n'],
      [0.3, '\n\n# 字\n\n'],
    ] as const) {
      const start = Math.floor(text.length * part);
      text = text.slice(0, start) + words + text.slice(start);
      tree = reparse(tree, { start, end: start, text: words });
      expect(rootOf(tree)).toEqual(parse(text));
    }
  });

  it('are given to the parser again a few times at most, however far a block goes on', () => {
    const text = `甲\n\n\`\`\`\n${'乙\n\n# 丙\n\n'.repeat(3000)}`;
    const least = (run: () => unknown): number =>
      Math.min(
        ...[1, 2].map(() => {
          const start = performance.now();
          run();
          return performance.now() - start;
        }),
      );
    const whole = least(() => parse(text));
    expect(least(() => parseDocument(text))).toBeLessThan(whole * 8);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link } from '../../server/language-service/model/link.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Span } from '../../server/language-service/text/span.ts';

function linksOf(text: string): readonly Link[] {
  return readMinutes(createSourceText('file:///2023-08-24.md', 1, text), curve).links;
}

function show(text: string) {
  const cut = (span: Span | undefined) => span && text.slice(span.start, span.end);
  return linksOf(text).map((link) => [
    link.form,
    cut(link.span),
    cut(link.destination),
    link.url,
    cut(link.label),
  ]);
}

describe('readLinks', () => {
  it.each([
    ['a [b](c) d', ['inline', '[b](c)', 'c', 'c', 'b']],
    ['[b](<c d> "t")', ['inline', '[b](<c d> "t")', 'c d', 'c d', 'b']],
    ["[b]( c\n'a (t)' )", ['inline', "[b]( c\n'a (t)' )", 'c', 'c', 'b']],
    ['[b\n](c\n)', ['inline', '[b\n](c\n)', 'c', 'c', 'b\n']],
    [
      '[[CurveFS] Support](u(v)w)',
      ['inline', '[[CurveFS] Support](u(v)w)', 'u(v)w', 'u(v)w', '[CurveFS] Support'],
    ],
    ['[a\\]`](`b](x\\(y&amp;z)', ['inline', '[a\\]`](`b](x\\(y&amp;z)', 'x\\(y&amp;z', 'x(y&z', 'a\\]`](`b']],
    ['[](c)', ['inline', '[](c)', 'c', 'c', '']],
    ['[b]()', ['inline', '[b]()', '', '', 'b']],
    ['[b](<>)', ['inline', '[b](<>)', '', '', 'b']],
    ['> [b\n> ](\n> c)', ['inline', '[b\n> ](\n> c)', 'c', 'c', 'b\n> ']],
    ['![a [b](c) d](e)', ['image', '![a [b](c) d](e)', 'e', 'e', 'a [b](c) d']],
    ['![](e "t")', ['image', '![](e "t")', 'e', 'e', '']],
    ['<https://a.b/c?d>', ['angle', '<https://a.b/c?d>', 'https://a.b/c?d', 'https://a.b/c?d', undefined]],
    ['<a@b.cd>', ['angle', '<a@b.cd>', 'a@b.cd', 'mailto:a@b.cd', undefined]],
    ['见https://a.b/c。', ['bare', 'https://a.b/c。', 'https://a.b/c。', 'https://a.b/c。', undefined]],
    ['(https://a.b/c).', ['bare', 'https://a.b/c', 'https://a.b/c', 'https://a.b/c', undefined]],
    ['x www.a.b y', ['bare', 'www.a.b', 'www.a.b', 'http://www.a.b', undefined]],
    ['write to a@b.cd', ['bare', 'a@b.cd', 'a@b.cd', 'mailto:a@b.cd', undefined]],
    [
      "<img alt='x' width=3 SRC=a.png>",
      ['html-image', "<img alt='x' width=3 SRC=a.png>", 'a.png', 'a.png', 'x'],
    ],
    ['<p>\n<img src="a&amp;b"/>\n</p>', ['html-image', '<img src="a&amp;b"/>', 'a&amp;b', 'a&b', undefined]],
    [
      'x <a title="<" href="u">v *w*</a>',
      ['html-link', '<a title="<" href="u">v *w*</a>', 'u', 'u', 'v *w*'],
    ],
    ['<div><a href=u>v</a></div>', ['html-link', '<a href=u>v</a>', 'u', 'u', 'v']],
    ['\uFEFF[b](c)', ['inline', '[b](c)', 'c', 'c', 'b']],
    ['| a |\n| - |\n| [b](c) |', ['inline', '[b](c)', 'c', 'c', 'b']],
  ])('finds the parts of %j', (text, expected) => {
    expect(show(text)).toEqual([expected]);
  });

  it('resolves references and lists their definitions', () => {
    expect(show('[A [b]][x] [X] ![y][x] [none]\n\n[x]: <c d>\n  "t"\n[x]: other')).toEqual([
      ['reference', '[A [b]][x]', '', 'c d', 'A [b]'],
      ['reference', '[X]', '', 'c d', 'X'],
      ['image', '![y][x]', '', 'c d', 'y'],
      ['definition', '[x]: <c d>\n  "t"', 'c d', 'c d', undefined],
      ['definition', '[x]: other', 'other', 'other', undefined],
    ]);
  });

  it('lists an image within a link behind the link', () => {
    expect(show('[![a](b)](c)').map(([form]) => form)).toEqual(['inline', 'image']);
  });

  it.each([
    '`https://a.b/c`',
    '```\n[a](b)\n```',
    '    <https://a.b>',
    '---\nlink: https://a.b\n---\n',
    '<!-- <img src="a"> -->',
    '<a name="x"></a>',
    '，www.a.b',
  ])('finds nothing in %j', (text) => {
    expect(linksOf(text)).toEqual([]);
  });

  it('never throws, and every span lies in the text', () => {
    const pieces = [
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '![',
      '](',
      ' ',
      '\n',
      '> ',
      '\\',
      '"',
      "'",
      'https://a.b/c',
      'www.a.b',
      '，',
      '`',
      '<img src="',
      '<a href=',
      '</a>',
      ']: ',
      '|',
      '字',
      '&amp;',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const link of linksOf(text)) {
          for (const span of [link.span, link.destination, ...(link.label ? [link.label] : [])]) {
            expect(span.start).toBeGreaterThanOrEqual(link.span.start);
            expect(span.end).toBeLessThanOrEqual(link.span.end);
            expect(span.start).toBeLessThanOrEqual(span.end);
          }
          if (
            link.form === 'inline' &&
            !/[\\&]/.test(link.url) &&
            !text.includes('\\') &&
            !text.includes('&')
          ) {
            expect(text.slice(link.destination.start, link.destination.end)).toBe(link.url);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});

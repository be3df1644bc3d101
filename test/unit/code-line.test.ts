import { describe, expect, it } from 'vitest';
import { askedAddress, askedPage } from '../../server/language-service/links/asked-address.ts';
import { codeLineOf, countLines, judgeLine } from '../../server/language-service/links/code-line.ts';
import type { LinkVerdict } from '../../server/language-service/links/verdict.ts';

const page = 'https://github.com/group/thing/blob/main/src/a%20b.c';

describe('a line of a file on GitHub', () => {
  it.each([
    [`${page}#L10`, 10],
    [`${page}#L10-L20`, 10],
    [`${page}#L20-L10`, 10],
    [`${page}#L10-20`, 10],
    [`${page}#L10C3-L20C7`, 10],
    [`${page}?plain=1#L3`, 3],
    [`${page.replace('blob', 'blame')}#L7`, 7],
  ])('is read from %s', (url, line) => {
    expect(codeLineOf(url)).toEqual({ line, file: 'group/thing/main/src/a%20b.c' });
  });

  it.each([
    `${page}`,
    `${page}#LICENSE`,
    `${page}#l10`,
    `${page}#L10x`,
    'https://github.com/group/thing#L10',
    'https://github.com/group/thing/blob/main#L10',
    'https://github.com/group/thing/tree/main/src#L10',
    'https://github.com.example.org/group/thing/blob/main/a.c#L10',
    'https://example.org/github.com/group/thing/blob/main/a.c#L10',
  ])('is not seen in %s', (url) => {
    expect(codeLineOf(url)).toBeUndefined();
  });

  it('is part of what is asked, in one form', () => {
    expect(askedAddress(`${page}#L10-L20`)).toBe(`${page}#L10`);
    expect(askedAddress(`${page.replace('https://', 'HTTPS://me:secret@')}#L10C3`)).toBe(`${page}#L10`);
    expect(askedAddress(`${page}#heading`)).toBe(page);
    expect(askedPage(`${page}#L10`)).toBe(page);
    expect(askedAddress(askedAddress(`${page}#L10-L20`)!)).toBe(`${page}#L10`);
  });

  it('is missing only where the file is there and known to end before it', () => {
    const fine: LinkVerdict = { state: 'ok', reason: 'answers', status: 200, hops: [], at: 0, seen: 1 };
    const line = { line: 10, file: '' };
    expect(judgeLine(fine, line, 9)).toMatchObject({ state: 'broken', reason: 'no-line', lines: 9 });
    for (const verdict of [judgeLine(fine, line, 10), judgeLine(fine, line, undefined)])
      expect(verdict).toBe(fine);
    const unknown: LinkVerdict = { ...fine, state: 'unknown', reason: 'status' };
    expect(judgeLine(unknown, line, 9)).toBe(unknown);
  });
});

it('counts lines as GitHub shows them', () => {
  expect(['', 'a', 'a\n', 'a\nb', 'a\r\nb\r\n', 'a\n\n', 'a\n\nb'].map(countLines)).toEqual([
    0, 1, 1, 2, 2, 2, 3,
  ]);
  expect(countLines('a\0b\n')).toBeUndefined();
  expect(countLines('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')).toBeUndefined();
});

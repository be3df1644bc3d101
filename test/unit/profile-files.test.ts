import { describe, expect, it } from 'vitest';
import { curve } from '../../server/language-service/profiles/curve.ts';
import {
  fileNameOf,
  formatFileName,
  readFileName,
} from '../../server/language-service/profiles/file-name.ts';
import { patternHasDay } from '../../server/language-service/profiles/file-name-pattern.ts';
import { compileGlobs, isGlob } from '../../server/language-service/profiles/glob.ts';
import { layoutAt } from '../../server/language-service/profiles/layout-at.ts';
import { isNamedByProfile } from '../../server/language-service/profiles/named-by-profile.ts';
import { pathInFolder, pathOfUri } from '../../server/language-service/profiles/uri-path.ts';

const day = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};

describe('layoutAt', () => {
  it.each([
    ['2021-12-30', 'A'],
    ['2022-01-06', 'A'],
    ['2022-03-23', 'A'],
    ['2022-03-24', 'X'],
    ['2022-04-07', 'B'],
    ['2022-06-23', 'A'],
    ['2022-06-24', 'B'],
    ['2022-07-07', 'A'],
    ['2022-10-20', 'C'],
    ['2023-05-18', 'F'],
    ['2031-01-01', 'F'],
  ])('judges %s by layout %s', (date, id) => {
    expect(layoutAt(curve, day(date)).id).toBe(id);
  });

  it('takes the newest without a date and the oldest before all', () => {
    expect(layoutAt(curve).id).toBe('F');
    expect(layoutAt({ ...curve, layouts: curve.layouts.slice(1) }, day('2001-01-01')).id).toBe('X');
    expect(layoutAt({ ...curve, layouts: [] }, day('2001-01-01')).sections).toEqual([]);
  });
});

describe('file names', () => {
  it.each([
    ['2023-08-24.md', 'yyyy-MM-dd.md', '2023-8-24', true],
    ['meeting-20230824.md', 'meeting-yyyyMMdd.md', '2023-8-24', true],
    ['2023-8-4.md', 'yyyy-M-d.md', '2023-8-4', true],
    ['08-24.md', 'MM-dd.md', '2030-8-24', true],
    ['meeting20230824.md', 'meeting{yyyyMMdd}.md', '2023-8-24', true],
    ['2023-08-24-agenda.md', 'yyyy-MM-dd*.md', '2023-8-24', true],
    ['2023-04- 13.md', 'yyyy-MM-dd.md', '2023-4-13', false],
    ['2023-4-13.md', 'yyyy-MM-dd.md', '2023-4-13', false],
    ['20230413.md', 'yyyy-MM-dd.md', '2023-4-13', false],
    ['2023-08-24.markdown', 'yyyy-MM-dd.md', '2023-8-24', false],
  ])('reads %s by %s', (name, pattern, date, matches) => {
    const reading = readFileName(name, pattern, 2030);
    expect(reading.matches).toBe(matches);
    expect(reading.date?.date).toEqual(day(date));
  });

  it('tells where the day stands and how it is written', () => {
    expect(readFileName('meeting-20230824.md', 'meeting-yyyyMMdd.md').date).toEqual({
      span: { start: 8, end: 16 },
      date: day('2023-8-24'),
      pattern: 'yyyyMMdd',
      hasYear: true,
      problems: [],
    });
    expect(readFileName('2023-02-30.md', 'yyyy-MM-dd.md').date?.problems).toEqual(['impossible']);
    expect(readFileName('08-24.md', 'MM-dd.md')).toEqual({ matches: true });
    expect(readFileName('notes.md', 'yyyy-MM-dd.md')).toEqual({ matches: false });
  });

  it('reads back every name that it writes', () => {
    for (const pattern of ['yyyy-MM-dd.md', 'meeting-yyyyMMdd.md', 'yyyy-M-d.md', '{dd.MM.yyyy}-dd.md']) {
      const date = day('2023-9-4');
      const reading = readFileName(formatFileName(date, pattern), pattern);
      expect([reading.matches, reading.date?.date]).toEqual([true, date]);
    }
  });

  it('knows the patterns that say a day', () => {
    expect(patternHasDay('yyyy-MM-dd.md')).toBe(true);
    expect(patternHasDay('minutes.md')).toBe(false);
    expect(patternHasDay('yyyy-MM-dd-dd.md')).toBe(false);
  });
});

describe('paths of URIs', () => {
  it.each([
    ['file:///c%3A/Minutes/2023-04-%2013.md', '/c:/Minutes/2023-04- 13.md', '2023-04- 13.md'],
    ['file:///C:/a/%E5%8F%8C%E5%91%A8%E4%BC%9A.md', '/c:/a/双周会.md', '双周会.md'],
    ['vscode-vfs://github/o/r/%E6%97%B6%ZZ.md?ref=main#L1', '/o/r/时%ZZ.md', '时%ZZ.md'],
    ['file:///a/%FF%FE.md', '/a/%FF%FE.md', '%FF%FE.md'],
    ['untitled:Untitled-1', 'Untitled-1', 'Untitled-1'],
    ['C:\\a\\b.md', 'c:/a/b.md', 'b.md'],
    ['', '', ''],
  ])('%s', (uri, path, name) => {
    expect(pathOfUri(uri)).toBe(path);
    expect(fileNameOf(uri)).toBe(name);
  });

  it('are relative to a folder that holds them', () => {
    expect(pathInFolder('file:///c%3A/a%20b/c/d.md', 'file:///C:/a b')).toBe('c/d.md');
    expect(pathInFolder('file:///ab/c.md', 'file:///a')).toBeUndefined();
  });
});

describe('isNamedByProfile', () => {
  it('knows the files of the built-in profile wherever the checkout lies', () => {
    const uri = 'file:///home/li/docs/2023/Double%20Week%20Meetings/2023-08-24.md';
    expect(isNamedByProfile(curve, uri)).toBe(true);
    expect(isNamedByProfile(curve, uri, 'file:///home/li/docs/2023/Double%20Week%20Meetings')).toBe(true);
    expect(isNamedByProfile(curve, 'file:///home/li/docs/2023/Double%20Week%20Meetings/Readme.md')).toBe(
      false,
    );
    expect(isNamedByProfile(curve, 'file:///home/li/docs/2023-08-24.md')).toBe(false);
  });

  it('takes globs of a project below its folder alone', () => {
    const project = { ...curve, files: ['meetings/*.md'], exclude: ['**/drafts/**'] };
    const folder = 'file:///home/li/drafts';
    expect(isNamedByProfile(project, 'file:///home/li/drafts/meetings/1.md', folder)).toBe(true);
    expect(isNamedByProfile(project, 'file:///home/li/drafts/meetings/drafts/1.md', folder)).toBe(false);
    expect(isNamedByProfile(project, 'file:///home/li/drafts/sub/meetings/1.md', folder)).toBe(false);
  });
});

describe('globs', () => {
  it.each([
    ['*.md', 'a.md', true],
    ['*.md', 'a/b.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'a/b/c.md', true],
    ['**/双周会/**/*.md', 'docs/双周会/2023/1.md', true],
    ['**/双周会/**/*.md', 'docs/双周会', false],
    ['a/**', 'a', true],
    ['a/**/b/**/c', 'a/x/b/b/y/c', true],
    ['./meetings/*.md', 'meetings/1.md', true],
    ['Meetings/*.MD', 'meetings/1.md', true],
    ['{2022,2023}/*.{md,markdown}', '2023/1.markdown', true],
    ['{a,b{c,d}}.md', 'bd.md', true],
    ['20[12][0-9]-??.md', '2023-08.md', true],
    ['[!a-c].md', 'b.md', false],
    ['[!a-c].md', 'd.md', true],
    ['*a*b', 'xxaab', true],
    ['*a*b', 'xxbba', false],
    ['.config/*.md', '.config/x.md', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(isGlob(glob)).toBe(true);
    expect(compileGlobs([glob])(path)).toBe(expected);
  });

  it('say the same of a path whatever they were asked before', () => {
    const globs = ['*.md', 'a/*.md', '**/b/*.md', '**/b/**', 'a/**/c/?.md'];
    const paths = ['', 'a/', 'a/b/', 'b/', 'a/c/', 'a/b/c/', '/a/'].flatMap((folder) =>
      ['x.md', 'x.txt', 'b'].map((name) => folder + name),
    );
    for (const glob of globs) {
      const test = compileGlobs([glob]);
      for (const before of paths)
        for (const path of paths) {
          test(before);
          expect(test(path), `${glob} ${before} ${path}`).toBe(compileGlobs([glob])(path));
        }
    }
  });

  it.each(['', ' ', '{a', 'a}', '[a', 'x'.repeat(600), '{a,b}'.repeat(7)])('do not include %j', (glob) => {
    expect(isGlob(glob)).toBe(false);
    expect(compileGlobs([glob])('a')).toBe(false);
  });

  it('never take for ever', () => {
    const test = compileGlobs([`${'*a'.repeat(100)}b`, `${'**/a/'.repeat(50)}b`, '+(+(+(a)))b']);
    const started = performance.now();
    expect(test('a'.repeat(5000))).toBe(false);
    expect(test('a/'.repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGitIgnore } from '../../server/lsp/index/git-ignore.ts';

/** Files and folders of one tree; what stands in them does not matter. */
const FILES = [
  'a.md',
  'b.md',
  'a b.md',
  '#a.md',
  '!a.md',
  'x/a.md',
  'x/y/a.md',
  'x/y/z/b.md',
  'x/y/z/[a].md',
  'build/a.md',
  'x/build/a.md',
  '会议/甲.md',
  'a-c/B.md',
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes-ignore-'));
  execFileSync('git', ['init', '-q', folder]);
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether git leaves each file out. */
function byGit(text: string): boolean[] {
  writeFileSync(join(folder, '.gitignore'), text);
  const args = [
    '-c',
    'core.excludesFile=/dev/null',
    '-c',
    'core.quotePath=false',
    'check-ignore',
    '-z',
    '--stdin',
  ];
  let out = '';
  try {
    out = execFileSync('git', args, { cwd: folder, input: FILES.join('\0'), encoding: 'utf8' });
  } catch (error) {
    // It fails where nothing is left out.
    out = String((error as { stdout?: unknown }).stdout ?? '');
  }
  const found = new Set(out.split('\0'));
  return FILES.map((file) => found.has(file));
}

/** The same by our reading: a folder that is left out is not looked into. */
function byUs(text: string): boolean[] {
  const ignore = readGitIgnore(text);
  return FILES.map((file) => {
    const parts = file.split('/');
    return parts.some(
      (_, at) => ignore.says(parts.slice(0, at + 1).join('/'), at < parts.length - 1) === true,
    );
  });
}

describe('.gitignore', () => {
  it.each([
    '*.md',
    '/*.md',
    'build/',
    'build',
    '/build/',
    'x/build',
    'x/**',
    '**/a.md',
    'x/**/b.md',
    '**/y/',
    '*\n!x/',
    '*.md\n!a.md',
    'x/*\n!x/y/',
    '\\#a.md',
    '#a.md',
    '\\!a.md',
    '!a.md',
    'a\\ b.md',
    'a b.md   ',
    'a.md\\ ',
    '[ab].md',
    '[!a].md',
    '[^b].md',
    '[[:alpha:]].md',
    '[[:upper:]].md',
    '[a-',
    '\\[a\\].md',
    '[]a].md',
    '?.md',
    '??.md',
    'a-[a-c]/',
    '会议/',
    '甲.md',
    '/',
    '//',
    '**',
    '***',
    'x/***/b.md',
    '**a.md',
    'a.md\r\nb.md\r\n',
    '\uFEFFa.md',
    'x//y',
    './a.md',
    'a.md/',
    '!',
    '\\',
    'x/y/**/z',
    '**/**/a.md',
  ])('%j', (text) => {
    expect(byUs(text)).toEqual(byGit(text));
  });

  it('is read as git reads it, whatever stands in it', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '?',
      '/',
      '!',
      '#',
      ' ',
      '\\',
      '[',
      ']',
      '-',
      'a',
      'b',
      'x',
      'y',
      '.md',
      'build',
      '会',
      '^',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(byUs(text)).toEqual(byGit(text));
      }),
      { numRuns: 150 },
    );
  });

  it('takes no time that grows with the choices of a pattern', () => {
    const ignore = readGitIgnore(`${'*a'.repeat(60)}*b\n${'**/a/'.repeat(60)}b`);
    const began = performance.now();
    expect(ignore.says('a'.repeat(250), false)).toBeUndefined();
    expect(ignore.says('a/'.repeat(250), false)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

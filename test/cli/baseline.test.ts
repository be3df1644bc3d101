import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];
const strict = ['--fail-on', 'hint'];

function check(folder: TemporaryFolder, ...args: readonly string[]) {
  return runCli(folder.path, ['check', ...now, ...strict, ...args]);
}

function read(folder: TemporaryFolder, name = 'base.json'): string {
  return readFileSync(join(folder.path, name), 'utf8');
}

const other = CLEAN.replace('2023/08/24 19:00~19:30', '2023/08/24 19:00~25:30');

describe('a baseline', () => {
  it('takes what is there, so that only what is new counts', () => {
    using folder = new TemporaryFolder({
      'b/会议 记录/2023-08-24.md': DAMAGED,
      'a/2023-08-24.md': DAMAGED,
      'c/2023-08-24.md': CLEAN,
    });
    expect(check(folder, '--write-baseline', 'base.json')).toEqual({
      code: 0,
      out: '3 files of minutes checked: nothing new. 4 findings stand in the baseline.\n',
      err: 'The baseline base.json holds 4 findings now.\n',
    });
    const { version, findings } = JSON.parse(read(folder));
    expect([version, Object.keys(findings)]).toEqual([1, ['a/2023-08-24.md', 'b/会议 记录/2023-08-24.md']]);
    expect(findings['a/2023-08-24.md']).toEqual([
      expect.stringMatching(/^ordinal-sequence:[0-9a-f]{16}:1$/),
      expect.stringMatching(/^time-malformed:[0-9a-f]{16}:1$/),
    ]);
    expect(check(folder, '--baseline', 'base.json')).toMatchObject({ code: 0, err: '' });
    folder.write('c/2023-08-24.md', other);
    const { code, out } = check(folder, '--baseline', 'base.json');
    expect(code).toBe(1);
    expect(out).toContain('c/2023-08-24.md:3:');
    expect(out).not.toContain('a/2023-08-24.md');
    expect(out).toMatch(/ 4 findings stand in the baseline\.\n$/);
  });

  it.each(['text', 'json', 'github', 'sarif', 'junit'])('counts the same in --format %s', (format) => {
    using folder = new TemporaryFolder({ 'a/2023-08-24.md': DAMAGED, 'b/2023-08-24.md': CLEAN });
    check(folder, '--write-baseline', 'base.json');
    const known = check(folder, '--format', format, '--jobs', '2', '--baseline', 'base.json');
    expect(known.code).toBe(0);
    expect(known.out).not.toContain('a/2023-08-24.md');
    folder.write('b/2023-08-24.md', other);
    const fresh = check(folder, '--format', format, '--jobs', '2', '--baseline', 'base.json');
    expect(fresh.code).toBe(1);
    expect(fresh.out).toContain('b/2023-08-24.md');
    expect(fresh.out).not.toContain('a/2023-08-24.md');
  });

  it('is written the same again, from wherever and in however many threads', () => {
    using folder = new TemporaryFolder({ 'a/2023-08-24.md': DAMAGED, 'b/2023-08-24.md': DAMAGED });
    check(folder, '--write-baseline', 'base.json');
    const first = read(folder);
    check(folder, '--jobs', '3', '--write-baseline', 'base.json', 'b', 'a');
    expect(read(folder)).toBe(first);
    runCli(join(folder.path, 'a'), ['check', ...now, '--write-baseline', '../base.json']);
    expect(read(folder)).toBe(first);
    folder.write('a/2023-08-24.md', `<!-- 备注 -->\n\n${DAMAGED}`);
    check(folder, '--write-baseline', 'base.json');
    expect(read(folder)).toBe(first);
  });

  it('says what is gone, and lets go of it when it is written again', () => {
    using folder = new TemporaryFolder({ 'a/2023-08-24.md': DAMAGED, 'b/2023-08-24.md': DAMAGED });
    check(folder, '--write-baseline', 'base.json');
    folder.write('a/2023-08-24.md', CLEAN);
    expect(check(folder, '--baseline', 'base.json').err).toBe(
      '2 findings of the baseline are gone. `minutes check --write-baseline base.json` takes them out.\n',
    );
    // Of files that were not looked at nothing is known.
    expect(check(folder, '--baseline', 'base.json', 'b').err).toBe('');
    rmSync(join(folder.path, 'b'), { recursive: true });
    expect(check(folder, '--baseline', 'base.json').err).toContain('4 findings of the baseline are gone.');
    check(folder, '--write-baseline', 'base.json');
    expect(JSON.parse(read(folder)).findings).toEqual({});
  });

  it('holds what is wrong with project files', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{ "rules": { "time-formt": "off" } }',
      '2023-08-24.md': CLEAN,
    });
    expect(check(folder).code).toBe(1);
    check(folder, '--write-baseline', 'base.json', '.', '.minutes.json');
    expect(Object.keys(JSON.parse(read(folder)).findings)).toEqual(['.minutes.json']);
    expect(check(folder, '--baseline', 'base.json')).toMatchObject({ code: 0, err: '' });
  });

  it('that is none is refused, and left as it is', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED, 'other.json': '{ "a": 1 }' });
    for (const option of ['--baseline', '--write-baseline']) {
      const { code, out, err } = check(folder, option, 'other.json');
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('other.json is no baseline');
    }
    expect(read(folder, 'other.json')).toBe('{ "a": 1 }');
    expect(check(folder, '--baseline', 'no.json').err).toContain(
      'The baseline no.json does not exist. `minutes check --write-baseline no.json` writes it.',
    );
    expect(check(folder, '--baseline', 'a', '--write-baseline', 'b').code).toBe(2);
    const nowhere = check(folder, '--write-baseline', 'no/where.json');
    expect([nowhere.code, nowhere.err]).toEqual([
      2,
      'minutes: no/where.json cannot be written: it does not exist\n',
    ]);
  });
});

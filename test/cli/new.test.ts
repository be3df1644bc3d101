import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN } from '../support/samples.ts';

const HOME = '2023/Double Week Meetings';
const now = ['--now', '2023-08-25T02:00:00Z'];

describe('minutes new', () => {
  it('writes the next minutes, which have no error, and says what it took over', () => {
    using folder = new TemporaryFolder({ [`${HOME}/2023-08-24.md`]: CLEAN });
    const { code, out, err } = runCli(folder.path, ['new', ...now]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      `${HOME}/2023-09-07.md`,
      '  carried over  Curve文件存储',
      '  carried over  Curve块存储',
      '  carried over  Curve块存储: 克隆：压力测试进行中',
      '  carried over  周边生态',
      expect.stringMatching(/^ {2}\d+ more are offered by --carry all$/),
      '',
    ]);
    expect(runCli(folder.path, ['check', ...now, '--', `${HOME}/2023-09-07.md`]).code).toBe(0);
  });

  it('writes over nothing', () => {
    using folder = new TemporaryFolder({ [`${HOME}/2023-08-24.md`]: CLEAN });
    const { code, out, err } = runCli(folder.path, ['new', ...now, '--date', '2023-08-24']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`${HOME}/2023-08-24.md is there already`);
    expect(readFileSync(join(folder.path, HOME, '2023-08-24.md'), 'utf8')).toBe(CLEAN);
    // So is a file that holds no minutes yet.
    using other = new TemporaryFolder({ [`${HOME}/2023-08-24.md`]: CLEAN, [`${HOME}/2023-09-07.md`]: '' });
    expect(runCli(other.path, ['new', ...now, '--date', '2023-09-07']).code).toBe(1);
    expect(readFileSync(join(other.path, HOME, '2023-09-07.md'), 'utf8')).toBe('');
  });

  it('prints the minutes and writes nothing where it is asked to', () => {
    using folder = new TemporaryFolder({ [`${HOME}/2023-08-24.md`]: CLEAN });
    const { code, out } = runCli(folder.path, [
      'new',
      ...now,
      '--dry-run',
      '--carry',
      'none',
      '--start',
      '20:00',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^## 时间\n\n2023\/09\/07 20:00~19:30\n/);
    expect(out).not.toContain('压力测试');
    expect(existsSync(join(folder.path, HOME, '2023-09-07.md'))).toBe(false);
    const json = runCli(folder.path, ['new', ...now, '--dry-run', '--carry', 'all', '--format', 'json']);
    const answer = JSON.parse(json.out);
    expect(answer).toMatchObject({ version: 1, day: '2023-09-07', written: false });
    expect(answer.text).toContain('慢盘');
  });

  it('begins a series in the folder that is named', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{ "files": ["meetings/*.md"] }',
      'meetings/notes.txt': 'x',
    });
    const { code, out } = runCli(folder.path, ['new', ...now, '--', 'meetings']);
    expect(code).toBe(0);
    expect(out).toContain('meetings/2023-08-31.md');
    expect(runCli(folder.path, ['check', ...now, '--', 'meetings']).code).toBe(0);
  });

  it('says what is wrong with a wish', () => {
    using folder = new TemporaryFolder({ [`${HOME}/2023-08-24.md`]: CLEAN });
    const { code, err } = runCli(folder.path, ['new', '--date', '2023-02-30']);
    expect(code).toBe(2);
    expect(err).toContain('“2023-02-30” is no date');
    expect(runCli(folder.path, ['new', 'a', 'b']).err).toContain('One folder at a time.');
  });
});

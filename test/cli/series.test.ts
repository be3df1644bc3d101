import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { minutesOn } from '../support/series.ts';

const PR = 'https://github.com/opencurve/curve/pull/2387';
const NOW = ['--now', '2023-09-01T12:00:00+08:00'];
const OPEN = '<!-- minutes-index -->';
const CLOSE = '<!-- /minutes-index -->';
const FOLDER = '2023/Double Week Meetings';

/** Three meetings in two years, one of them missing between. */
function meetings(): TemporaryFolder {
  return new TemporaryFolder({
    [`${FOLDER}/2023-08-24.md`]: minutesOn('2023-08-24', [
      '#### 快照',
      `- 修复泄漏 ${PR}/files`,
      '#### RDMA',
      '- 联调',
    ]),
    [`${FOLDER}/2023-07-27.md`]: minutesOn('2023-07-27', ['#### 快照', '- 设计评审 #2387']),
    [`${FOLDER}/2023-07-13.md`]: minutesOn('2023-07-13', ['- 内存泄漏还在查']),
    'README.md': `# 双周会\n\n${OPEN}\n${CLOSE}\n`,
    'notes.md': '# 别的\n\n内存泄漏\n',
  });
}

describe('minutes list', () => {
  it('lists meetings and what is missing, the latest first', () => {
    using folder = meetings();
    const { code, out, err } = runCli(folder.path, ['list', ...NOW]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      `2023-08-24  incomplete  ${FOLDER}/2023-08-24.md  快照, RDMA`,
      '2023-08-10  no minutes  –',
      `2023-07-27  incomplete  ${FOLDER}/2023-07-27.md  快照`,
      `2023-07-13  incomplete  ${FOLDER}/2023-07-13.md`,
      '',
    ]);
  });

  it('answers programs, in the shape of the editor', () => {
    using folder = meetings();
    const { out } = runCli(folder.path, [
      'list',
      '--format',
      'json',
      '--now',
      '2023-08-24T12:00:00+08:00',
      '--',
      FOLDER,
    ]);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      series: [
        {
          name: 'Curve 双周会',
          meetings: [
            { file: `${FOLDER}/2023-08-24.md`, day: '2023-08-24', topics: ['快照', 'RDMA'], state: 'draft' },
            { day: '2023-07-27' },
            { day: '2023-07-13' },
          ],
          gaps: [{ day: '2023-08-10', missed: 1 }],
        },
      ],
    });
  });

  it('tells projects apart, and obeys --profile and --config', () => {
    using folder = meetings();
    folder.write('b/.minutes.json', '{ "name": "Weekly", "files": ["*.md"] }');
    folder.write('b/2023-08-03.md', minutesOn('2023-08-03', ['- x']));
    const { out } = runCli(folder.path, ['list', ...NOW]);
    expect(out).toMatch(/^Curve 双周会\n(?:2023.*\n){4}\nWeekly\n2023-08-17.*× 2\n2023-08-03/);
    const one = runCli(folder.path, ['list', '--profile', 'curve', ...NOW]).out;
    expect(one).not.toContain('Weekly');
    expect(runCli(folder.path, ['list', '--config', 'nowhere.json']).code).toBe(2);
  });

  it('says 1 where there is nothing, and 2 where a file cannot be read', () => {
    using folder = new TemporaryFolder({ 'notes.md': '# x\n' });
    const none = runCli(folder.path, ['list']);
    expect(none).toEqual({ code: 1, out: '', err: 'There are no minutes here.\n' });
    folder.write('双周会/2023-08-24.md', Uint8Array.of(0xff, 0xfe));
    const bad = runCli(folder.path, ['list']);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('is not UTF-8');
  });
});

describe('minutes history', () => {
  it('follows a number in all its spellings, and a topic', () => {
    using folder = meetings();
    for (const words of ['#2387', PR, `${PR}#discussion_r1`, 'opencurve/curve#2387']) {
      const { code, out } = runCli(folder.path, ['history', words]);
      expect(code).toBe(0);
      expect(out.split('\n')).toEqual([
        'opencurve/curve#2387',
        `2023-08-24  ${FOLDER}/2023-08-24.md:11  快照`,
        expect.stringContaining('修复泄漏'),
        `2023-07-27  ${FOLDER}/2023-07-27.md:11  快照`,
        expect.stringContaining('设计评审'),
        '',
      ]);
    }
    const topic = runCli(folder.path, ['history', '快照', '--format=json', '--', '.']);
    expect(JSON.parse(topic.out)).toMatchObject({
      version: 1,
      title: '快照',
      entries: [{ day: '2023-08-24', line: 9, column: 1 }, { day: '2023-07-27' }],
    });
  });

  it('says where nothing is known, and what is asked for', () => {
    using folder = meetings();
    expect(runCli(folder.path, ['history', '#1'])).toEqual({
      code: 1,
      out: '',
      err: 'No meeting spoke of “#1”.\n',
    });
    expect(runCli(folder.path, ['history', '泄漏'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('`minutes search` finds it'),
    });
    const json = runCli(folder.path, ['history', '#1', '--format', 'json']);
    expect({ code: json.code, answer: JSON.parse(json.out) }).toEqual({
      code: 1,
      answer: { version: 1, entries: [] },
    });
    expect(runCli(folder.path, ['history'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say of what'),
    });
    expect(runCli(folder.path, ['hystory', '#1']).err).toContain('Did you mean “history”?');
    expect(runCli(folder.path, ['history', '#1', '--format', 'jsno']).err).toContain('Did you mean “json”?');
  });
});

describe('minutes search', () => {
  it('finds words in minutes alone', () => {
    using folder = meetings();
    const { code, out } = runCli(folder.path, ['search', '泄漏']);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split('  ')[0])).toEqual([
      `${FOLDER}/2023-08-24.md:11`,
      `${FOLDER}/2023-07-13.md:9`,
      '',
    ]);
    const limited = runCli(folder.path, ['search', '--limit', '1', '--format', 'json', '泄漏', '--', FOLDER]);
    expect(JSON.parse(limited.out)).toMatchObject({
      version: 1,
      hits: [{ file: `${FOLDER}/2023-08-24.md`, day: '2023-08-24', line: 11 }],
      more: true,
    });
    expect(runCli(folder.path, ['search', '内存', '泄漏']).out).toMatch(/07-13\.md:9/);
  });

  it('says 1 where nothing is found, and 2 for wrong usage', () => {
    using folder = meetings();
    expect(runCli(folder.path, ['search', 'xyzzy'])).toMatchObject({
      code: 1,
      err: 'Nothing says “xyzzy”.\n',
    });
    expect(runCli(folder.path, ['search']).code).toBe(2);
    expect(runCli(folder.path, ['search', 'x', '--limit', '0']).code).toBe(2);
    expect(runCli(folder.path, ['search', 'x', '--', 'nowhere']).code).toBe(2);
  });
});

describe('minutes index', () => {
  it('writes the table, and says whether it is up to date', () => {
    using folder = meetings();
    const page = (): string => readFileSync(join(folder.path, 'README.md'), 'utf8');
    const check = (): unknown => {
      const { code, out } = runCli(folder.path, ['index', '--check']);
      return [code, out];
    };
    const before = page();
    expect(check()).toEqual([1, 'README.md: out of date; `minutes index` updates it\n']);
    expect(page()).toBe(before);
    // One page is named; its minutes are read all the same.
    expect(runCli(folder.path, ['index', '--', 'README.md'])).toEqual({
      code: 0,
      out: 'README.md: updated\n',
      err: '',
    });
    const after = page();
    expect(after).toContain(
      `| 2023-08-24 | 快照 · RDMA |  | [2023-08-24](2023/Double%20Week%20Meetings/2023-08-24.md) |\n| 2023-08-10 |`,
    );
    expect(check()).toEqual([0, 'README.md: up to date\n']);
    expect(runCli(folder.path, ['index']).out).toBe('README.md: up to date\n');
    expect(page()).toBe(after);
    folder.write(`${FOLDER}/2023-09-07.md`, minutesOn('2023-09-07', ['- x']));
    const json = runCli(folder.path, ['index', '--check', '--format', 'json']);
    expect([json.code, JSON.parse(json.out)]).toEqual([
      1,
      { version: 1, pages: [{ file: 'README.md', state: 'stale' }] },
    ]);
  });

  it('keeps the mode of the page, and solves a merge conflict in it', () => {
    using folder = meetings();
    const file = join(folder.path, 'README.md');
    runCli(folder.path, ['index']);
    const table = readFileSync(file, 'utf8');
    const row = /^\| 2023-08-24.*$/m.exec(table)?.[0] ?? '';
    folder.write(
      'README.md',
      table.replace(row, `<<<<<<< HEAD\n${row}\n=======\n| 2023-08-24 | x |\n>>>>>>> b`),
    );
    chmodSync(file, 0o640);
    expect(runCli(folder.path, ['index']).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(table);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('says what is wrong with a page, and where none is', () => {
    using folder = meetings();
    folder.write('README.md', `# x\n\n${OPEN}\n`);
    const faulty = runCli(folder.path, ['index']);
    expect(faulty).toMatchObject({ code: 2, out: '' });
    expect(faulty.err).toBe(
      `minutes: README.md:3: This table has no end; write “${CLOSE}” on a line behind it.\n`,
    );
    folder.write('README.md', '# x\n');
    expect(runCli(folder.path, ['index'])).toMatchObject({ code: 2, err: expect.stringContaining(OPEN) });
  });
});

describe('minutes check over a series', () => {
  it('knows the meetings of other years and other names', () => {
    using folder = meetings();
    const found = (): string[] => {
      const { out } = runCli(folder.path, [
        'check',
        '--format',
        'json',
        '--now',
        '2023-11-01T12:00:00+08:00',
        '--',
        FOLDER,
      ]);
      const { findings } = JSON.parse(out) as { findings: { file: string; rule: string }[] };
      return findings
        .filter(({ rule }) => rule.startsWith('meeting-'))
        .map(({ file, rule }) => `${file} ${rule}`);
    };
    expect(found()).toEqual([`${FOLDER}/2023-08-24.md meeting-overdue`]);
    folder.write('2024/Double Week Meetings/2024-01-04.md', minutesOn('2024-01-04', ['- x']));
    expect(found()).toEqual([]);
    folder.write(`${FOLDER}/2023-07- 27.md`, minutesOn('2023-07-27', ['- x']));
    expect(found()).toEqual([
      `${FOLDER}/2023-07- 27.md meeting-duplicate`,
      `${FOLDER}/2023-07-27.md meeting-duplicate`,
    ]);
  });
});

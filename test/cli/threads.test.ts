import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type CheckedFile, createFileCheck } from '../../server/cli/check-file.ts';
import { type CheckRun, checkFiles } from '../../server/cli/check-files.ts';
import { type CheckPlan, fileCheckFor } from '../../server/cli/check-thread.ts';
import { noTally } from '../../server/cli/finding.ts';
import { createProjects } from '../../server/cli/projects.ts';
import type { Report } from '../../server/cli/report.ts';
import { createReportWriter } from '../../server/cli/report-writer.ts';
import type { Terminal } from '../../server/cli/terminal.ts';
import { manyMinutes, nameOfWeek } from '../support/many-minutes.ts';
import { program, runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];
const notUtf8 = new Uint8Array([0x23, 0x23, 0x20, 0xff, 0xfe]);

/** Everything that a run can meet: several folders and project files, files that are no minutes, and one that cannot be read. */
function mixedFolder(): TemporaryFolder {
  return new TemporaryFolder({
    ...manyMinutes('Double Week Meetings', 90),
    ...manyMinutes('b/Double Week Meetings', 9),
    'b/.minutes.json': '{ "rules": { "time-malformed": "error", "time-formt": "off" } }',
    'b/Double Week Meetings/2021-01-01.md': notUtf8,
    'c/.minutes.json': '{ "rules": ',
    'c/2023-08-24.md': DAMAGED,
    'notes/README.md': '# Notes\n',
  });
}

describe('minutes check in several threads', () => {
  it.each(['text', 'json', 'github', 'sarif', 'junit'])('--format %s: the same, byte for byte', (format) => {
    using folder = mixedFolder();
    const args = ['check', '--format', format, '--color', ...now, '--', '.', 'notes/README.md'];
    const run = (jobs: string) => runCli(folder.path, ['check', '--jobs', jobs, ...args.slice(1)]);
    const alone = run('1');
    expect(alone.code).toBe(2);
    expect(alone.out.length).toBeGreaterThan(10_000);
    expect(alone.err).toContain('2021-01-01.md is not UTF-8');
    expect(run('3')).toEqual(alone);
    if (format === 'text') expect(runCli(folder.path, args)).toEqual(alone);
  });

  it('writes findings in the order in which the files were given', () => {
    using folder = new TemporaryFolder(manyMinutes('Double Week Meetings', 300));
    const given = Array.from(
      { length: 300 },
      (_, week) => `Double Week Meetings/${nameOfWeek((week * 7) % 300)}`,
    );
    const run = (jobs: string, ...files: string[]) =>
      runCli(folder.path, ['check', '--format', 'github', '--jobs', jobs, ...now, '--', ...files]);
    const { code, out, err } = run('3', ...given);
    expect([code, err]).toEqual([1, '']);
    const files = [...out.matchAll(/^::\w+ file=([^,]+),/gm)].map(([, file]) => file ?? '');
    const places = files.map((file) => given.indexOf(file));
    expect(new Set(files).size).toBeGreaterThan(100);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // What a meeting says of earlier ones does not depend on who has read them.
    expect(out.split('\n').toSorted()).toEqual(run('1').out.split('\n').toSorted());
    expect(out).toContain('join-reused');
  });

  it('runs from a folder whose name has blanks and Chinese characters, and through a link', () => {
    using folder = new TemporaryFolder(manyMinutes('docs/会议 记录', 9));
    const place = join(folder.path, '会议 工具 #1%20');
    mkdirSync(place);
    copyFileSync(program(), join(place, 'minutes.cjs'));
    symlinkSync(join(place, 'minutes.cjs'), join(folder.path, 'minutes'));
    const expected = runCli(folder.path, ['check', '--jobs', '1', ...now, 'docs']);
    for (const file of [join(place, 'minutes.cjs'), join(folder.path, 'minutes')]) {
      const args = [file, 'check', '--jobs', '3', ...now, 'docs'];
      const env = { PATH: process.env.PATH, LC_ALL: 'C' };
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        cwd: folder.path,
        env,
        encoding: 'utf8',
      });
      expect({ code: status, out: stdout, err: stderr }).toEqual(expected);
    }
  });

  it.each(['1', '3'])('--jobs %s: ends quietly when nobody reads on', async (jobs) => {
    using folder = new TemporaryFolder(manyMinutes('Double Week Meetings', 300));
    const args = [program(), 'check', '--format', 'sarif', '--jobs', jobs, ...now];
    const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    let words = '';
    child.stderr.on('data', (data) => {
      words += data;
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await ended).toEqual([141, null]);
    expect(words).toBe('');
  });

  it('ends at once when it is interrupted', async () => {
    using folder = new TemporaryFolder(manyMinutes('Double Week Meetings', 300));
    const args = [program(), 'check', '--jobs', '3', ...now];
    const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});

const plan: CheckPlan = {
  format: 'github',
  choice: {},
  now: Date.parse('2023-08-26T12:00:00+08:00'),
  cwd: '/',
  columns: 80,
  color: false,
};

async function collect(run: Omit<CheckRun, 'plan' | 'done' | 'ready'>): Promise<Map<number, CheckedFile>> {
  const results = new Map<number, CheckedFile>();
  await checkFiles({
    plan,
    ...run,
    done(index, checked) {
      expect(results.has(index)).toBe(false);
      results.set(index, checked);
    },
    ready: async () => {},
  });
  return results;
}

describe('a thread', () => {
  it('says which files are gone', async () => {
    using folder = new TemporaryFolder(manyMinutes('.', 8));
    const files = Array.from({ length: 8 }, (_, week) => {
      const name = week % 2 === 0 ? nameOfWeek(week) : `2019-01-0${week}.md`;
      return { shown: name, path: join(folder.path, name), explicit: true };
    });
    const results = await collect({
      files,
      threads: 2,
      checkFile: fileCheckFor(plan, {}),
      start: (errand) => new Worker(program(), { workerData: errand }),
    });
    const troubles = files.map((_, index) => results.get(index)?.trouble?.args[0]);
    expect(troubles).toEqual(files.map(({ shown }, index) => (index % 2 === 0 ? undefined : shown)));
    expect(files.map((_, index) => results.get(index)?.tally.files)).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it.each([
    ['exit', { template: 'its thread ended', args: [] }],
    ['throw', 'RangeError: no more'],
  ])('that dies (%s) costs the file that it was at, and nothing else', async (death, reason) => {
    const files = Array.from({ length: 300 }, (_, index) => ({
      shown: `${index}.md`,
      path: `/${index}.md`,
      explicit: false,
    }));
    const results = await collect({
      files,
      threads: 3,
      checkFile: ({ shown }) => ({ text: `here ${shown}`, tally: noTally }),
      start: (errand) =>
        new Worker(new URL('../support/dying-thread.ts', import.meta.url), {
          workerData: { ...errand, answers: 2, death },
          stderr: true,
        }),
    });
    expect(results.size).toBe(300);
    const troubles = [...results.values()].flatMap(({ trouble }) => trouble ?? []);
    expect(troubles.map(({ template, args }) => [template, args[1]])).toEqual([
      ['{0} could not be checked: {1}', reason],
      ['{0} could not be checked: {1}', reason],
    ]);
    const here = [...results.values()].filter(({ text }) => text.startsWith('here'));
    const there = [...results.values()].filter(({ text }) => text.startsWith('thread'));
    expect([here.length, there.length]).toEqual([294, 4]);
  });

  it('that cannot be started leaves everything to the first', async () => {
    const files = Array.from({ length: 9 }, (_, index) => ({
      shown: `${index}`,
      path: `/${index}`,
      explicit: false,
    }));
    const results = await collect({
      files,
      threads: 3,
      checkFile: ({ shown }) => ({ text: shown, tally: noTally }),
      start: () => {
        throw new Error('no threads here');
      },
    });
    expect([...results].map(([index, { text }]) => text === String(index))).toEqual(files.map(() => true));
  });
});

describe('a file', () => {
  it('that the program fails at is said to have failed', () => {
    using folder = new TemporaryFolder({ 'a/2023-08-24.md': DAMAGED, 'b/2023-08-24.md': CLEAN });
    const report: Report = {
      finding: () => {
        throw new TypeError('a fault');
      },
      between: '',
      head: () => '',
      foot: () => '',
    };
    const checkFile = createFileCheck(
      { now: plan.now, forced: false, debug: false, fingerprints: false },
      createProjects({}),
      report,
    );
    const at = (name: string) => ({ shown: name, path: join(folder.path, name), explicit: true });
    expect(checkFile(at('a/2023-08-24.md')).trouble?.args).toEqual(['a/2023-08-24.md', 'TypeError: a fault']);
    expect(checkFile(at('b/2023-08-24.md'))).toMatchObject({ text: '', tally: { files: 1 } });
  });
});

const ending = { exitCode: 0, troubles: [] };

describe('a report', () => {
  it('is written as it grows, unless it begins with numbers', () => {
    const written: string[] = [];
    const terminal = { out: (text: string) => written.push(text) } as unknown as Terminal;
    const report: Report = {
      finding: () => '',
      between: ',',
      head: () => '[',
      foot: (_, empty) => (empty ? 'nothing]' : ']'),
    };
    const writer = createReportWriter(report, terminal);
    writer.add('', noTally);
    writer.add('a', noTally);
    expect(written.join('')).toBe('[a');
    writer.add('b', noTally);
    writer.end(ending);
    expect(written.join('')).toBe('[a,b]');
    written.length = 0;
    const held = createReportWriter(
      { ...report, counts: true, head: (tally) => `${tally?.files}[` },
      terminal,
    );
    held.add('a', { ...noTally, files: 3 });
    expect(written).toEqual([]);
    held.end(ending);
    expect(written.join('')).toBe('3[a]');
    written.length = 0;
    createReportWriter(report, terminal).end(ending);
    expect(written.join('')).toBe('[nothing]');
  });
});

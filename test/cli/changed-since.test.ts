import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfWeek } from '../support/many-minutes.ts';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];
const identity = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, env: { PATH: process.env.PATH, ...identity }, encoding: 'utf8' });
}

/** A repository with one commit on `main`, and a branch that is at work. */
function repository(files: Readonly<Record<string, string>>): TemporaryFolder {
  const folder = new TemporaryFolder(files);
  git(folder.path, 'init', '-q', '-b', 'main');
  git(folder.path, 'add', '.');
  git(folder.path, 'commit', '-qm', 'One');
  git(folder.path, 'switch', '-qc', 'work');
  return folder;
}

function checked(cwd: string, args: readonly string[]): readonly string[] {
  const { out, err } = runCli(cwd, ['check', '--format', 'json', ...now, ...args]);
  expect(err).toBe('');
  const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly file: string }[] };
  return [...new Set(findings.map(({ file }) => file))].sort();
}

const since = ['--changed-since', 'main'];

describe('--changed-since', () => {
  it('looks at what was committed, staged, changed, added and renamed since, and at nothing else', () => {
    using folder = repository({
      'a/2023-08-24.md': DAMAGED,
      'b/2023-08-24.md': CLEAN,
      'c/2023-08-24.md': CLEAN,
      'd/2023-08-24.md': CLEAN,
      'e/2023-08-24.md': DAMAGED,
      '会议 记录/2023-08-24.md': CLEAN,
      '.gitignore': 'ignored/\n',
    });
    expect(checked(folder.path, since)).toEqual([]);
    folder.write('b/2023-08-24.md', DAMAGED);
    git(folder.path, 'commit', '-qam', 'Two');
    folder.write('c/2023-08-24.md', DAMAGED);
    git(folder.path, 'add', '.');
    folder.write('d/2023-08-24.md', DAMAGED);
    folder.write('会议 记录/2023-08-24.md', DAMAGED);
    folder.write('新 的/2023-08-24.md', DAMAGED);
    folder.write('ignored/2023-08-24.md', DAMAGED);
    renameSync(join(folder.path, 'e'), join(folder.path, 'f'));
    const changed = ['b', 'c', 'd', 'f', '会议 记录', '新 的'].map((name) => `${name}/2023-08-24.md`).sort();
    expect(checked(folder.path, since)).toEqual(changed);
    const links = runCli(folder.path, ['links', '--no-network', '--format', 'json', ...now, ...since]);
    expect(JSON.parse(links.out).files).toBe(changed.length);
    expect(checked(folder.path, [...since, '--jobs', '3'])).toEqual(changed);
    expect(checked(folder.path, [...since, 'b', 'a'])).toEqual(['b/2023-08-24.md']);
    expect(checked(join(folder.path, '会议 记录'), since)).toEqual(['2023-08-24.md']);
    rmSync(join(folder.path, 'b'), { recursive: true });
    expect(checked(folder.path, since)).not.toContain('b/2023-08-24.md');
  });

  it('does not count what the other branch did meanwhile', () => {
    using folder = repository({ 'a/2023-08-24.md': DAMAGED, 'b/2023-08-24.md': DAMAGED });
    git(folder.path, 'switch', '-q', 'main');
    folder.write('a/2023-08-24.md', `${DAMAGED}\n- 新\n`);
    git(folder.path, 'commit', '-qam', 'Two');
    git(folder.path, 'switch', '-q', 'work');
    folder.write('b/2023-08-24.md', `${DAMAGED}\n- 新\n`);
    expect(checked(folder.path, since)).toEqual(['b/2023-08-24.md']);
  });

  it('goes through links, and is not led astray by what people configure', () => {
    using folder = repository({ 'docs/a/2023-08-24.md': CLEAN });
    folder.write('docs/a/2023-08-24.md', DAMAGED);
    git(folder.path, 'config', 'diff.relative', 'true');
    git(folder.path, 'config', 'core.quotePath', 'true');
    git(folder.path, 'config', 'diff.external', 'false');
    git(folder.path, 'config', 'color.ui', 'always');
    expect(checked(join(folder.path, 'docs'), since)).toEqual(['a/2023-08-24.md']);
    using elsewhere = new TemporaryFolder();
    symlinkSync(join(realpathSync(folder.path), 'docs'), join(elsewhere.path, 'linked'));
    const linked = join(elsewhere.path, 'linked');
    expect(checked(folder.path, [...since, linked])).toEqual([join(linked, 'a/2023-08-24.md')]);
  });

  it('still knows earlier meetings that have not changed', () => {
    const [first, second] = [nameOfWeek(190), nameOfWeek(191)];
    const on = (name: string) => CLEAN.replaceAll('2023/08/24', name.slice(0, 10).replaceAll('-', '/'));
    using folder = repository({ [first]: on(first) });
    folder.write(second, on(second));
    const { out } = runCli(folder.path, ['check', '--format', 'github', ...now, ...since]);
    expect(out).toContain('title=join-reused');
    expect(out).not.toContain(`file=${first}`);
  });

  it('reports a project file only where it has changed', () => {
    using folder = repository({
      '.minutes.json': '{ "rules": { "time-formt": "off" } }',
      '2023-08-24.md': CLEAN,
    });
    folder.write('2023-08-24.md', DAMAGED);
    expect(checked(folder.path, since)).toEqual(['2023-08-24.md']);
    folder.write('.minutes.json', '{ "rules": { "time-form": "off" } }');
    expect(checked(folder.path, since)).toEqual(['.minutes.json', '2023-08-24.md']);
  });

  it('says what to do where it cannot tell', () => {
    using folder = repository({ '2023-08-24.md': CLEAN });
    const run = (cwd: string, ...args: string[]) => runCli(cwd, ['check', ...now, ...args]);
    using outside = new TemporaryFolder({ '2023-08-24.md': CLEAN });
    const nowhere = run(outside.path, ...since);
    expect([nowhere.code, nowhere.out]).toEqual([2, '']);
    expect(nowhere.err).toContain('is in no Git repository');
    for (const reference of ['nowhere', '--output=x', '0'.repeat(40), 'HEAD:2023-08-24.md']) {
      const { code, out, err } = run(folder.path, `--changed-since=${reference}`);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`Git knows no commit “${reference}” here. Fetch it first`);
    }
    git(folder.path, 'switch', '-q', '--orphan', 'alone');
    writeFileSync(join(folder.path, '2023-08-24.md'), CLEAN);
    git(folder.path, 'add', '.');
    git(folder.path, 'commit', '-qm', 'Alone');
    const orphan = run(folder.path, ...since);
    expect([orphan.code, orphan.out]).toEqual([2, '']);
    expect(orphan.err).toContain('have no commit in common here');
    mkdirSync(join(folder.path, 'empty'));
    const missing = runCli(folder.path, ['check', ...since], { PATH: join(folder.path, 'empty') });
    expect([missing.code, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('needs Git');
  });
});

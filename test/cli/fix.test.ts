import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];
const name = '2023-08-24.md';

describe('minutes fix', () => {
  it('restores what can be restored, and writes nothing the second time', () => {
    using folder = new TemporaryFolder({ [name]: DAMAGED, 'notes.md': '# Notes\n\n[a] (b)\n' });
    const file = `${folder.path}/${name}`;
    const first = runCli(folder.path, ['fix', ...now]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /^2023-08-24\.md: 2 \[time-malformed, ordinal-sequence\]\n2 repairs in 1 of 1 files\.\n$/,
    );
    expect(readFileSync(file, 'utf8')).toBe(CLEAN);
    const { mtimeMs, ino } = statSync(file);
    expect(runCli(folder.path, ['fix', ...now]).out).toBe('0 repairs in 0 of 1 files.\n');
    expect(statSync(file)).toMatchObject({ mtimeMs, ino });
    expect(readFileSync(`${folder.path}/notes.md`, 'utf8')).toBe('# Notes\n\n[a] (b)\n');
  });

  it('keeps byte order mark, line ends and a missing last line end', () => {
    const dress = (text: string) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
    using folder = new TemporaryFolder({ [name]: dress(DAMAGED) });
    expect(runCli(folder.path, ['fix', ...now]).code).toBe(0);
    expect(readFileSync(`${folder.path}/${name}`, 'utf8')).toBe(dress(CLEAN));
  });

  it('keeps the mode, follows a link, and leaves nothing behind', () => {
    using folder = new TemporaryFolder({ 'real/a.md': DAMAGED });
    chmodSync(`${folder.path}/real/a.md`, 0o640);
    symlinkSync('real/a.md', `${folder.path}/${name}`);
    expect(runCli(folder.path, ['fix', ...now, name]).code).toBe(0);
    expect(lstatSync(`${folder.path}/${name}`).isSymbolicLink()).toBe(true);
    expect(readFileSync(`${folder.path}/real/a.md`, 'utf8')).toBe(CLEAN);
    expect(statSync(`${folder.path}/real/a.md`).mode & 0o777).toBe(0o640);
    expect(readdirSync(`${folder.path}/real`)).toEqual(['a.md']);
  });

  it('does only what the rules that are named would', () => {
    using folder = new TemporaryFolder({ [name]: DAMAGED });
    const { out } = runCli(folder.path, [
      'fix',
      ...now,
      '--rule',
      'time-malformed',
      '--rule',
      'link-space',
      '--',
      name,
    ]);
    expect(out).toContain('1 repairs in 1 of 1 files.');
    expect(readFileSync(`${folder.path}/${name}`, 'utf8')).toBe(CLEAN.replace('### 三、', '### 五、'));
  });

  it('shows a diff and writes nothing with --dry-run', () => {
    using folder = new TemporaryFolder({ [name]: DAMAGED });
    const { code, out, err } = runCli(folder.path, ['fix', ...now, '--dry-run']);
    expect(code).toBe(0);
    expect(readFileSync(`${folder.path}/${name}`, 'utf8')).toBe(DAMAGED);
    expect(out.split('\n').slice(0, 10)).toEqual([
      `--- ${name}`,
      `+++ ${name}`,
      '@@ -1,6 +1,6 @@',
      ' ## 时间',
      ' ',
      '-2023/08-24 19:00~19:30',
      '+2023/08/24 19:00~19:30',
      ' ',
      ' ## 加入会议',
      ' ',
    ]);
    expect(err).toContain('2 repairs in 1 of 1 files; nothing is written.');
  });

  it('never writes a file that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(DAMAGED), Buffer.from([0xc4, 0xe3, 0xba, 0xc3])]);
    using folder = new TemporaryFolder({
      [name]: bytes,
      '2023-08-10.md': DAMAGED.replaceAll('08/24', '08/10'),
    });
    const { code, err } = runCli(folder.path, ['fix', ...now, name]);
    expect([code, err]).toEqual([
      2,
      `minutes: ${name} is not UTF-8, so it is left alone. Save it as UTF-8 first.\n`,
    ]);
    expect(readFileSync(`${folder.path}/${name}`)).toEqual(bytes);
  });
});

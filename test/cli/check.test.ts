import { realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];

interface Report {
  readonly version: number;
  readonly files: number;
  readonly findings: readonly Record<string, unknown>[];
}

function checkJson(cwd: string, ...args: string[]): Report {
  return JSON.parse(runCli(cwd, ['check', '--format', 'json', ...now, ...args]).out);
}

describe('minutes check', () => {
  it('says nothing of clean minutes', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN });
    expect(runCli(folder.path, ['check', ...now, '--fail-on', 'hint', '--', '2023-08-24.md'])).toEqual({
      code: 0,
      out: '1 file of minutes checked: nothing found.\n',
      err: '',
    });
  });

  it('shows where, what, and the characters', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const { code, out } = runCli(folder.path, ['check', ...now]);
    expect(code).toBe(0);
    const lines = out.split('\n');
    const at = lines.findIndex(
      (line) => line.startsWith('2023-08-24.md:3:1 warning ') && line.endsWith('[time-malformed]'),
    );
    expect(lines.slice(at + 1, at + 3)).toEqual([' 3 | 2023/08-24 19:00~19:30', '   | ~~~~~~~~~~']);
    expect(lines.at(-2)).toMatch(
      /^1 file of minutes checked: 2 warnings\. `minutes fix` repairs 2 of them\.$/,
    );
  });

  it('gives JSON with 1-based UTF-16 positions', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const report = checkJson(folder.path);
    expect([report.version, report.files, report.findings.length]).toEqual([1, 1, 2]);
    expect(report.findings[0]).toEqual({
      file: '2023-08-24.md',
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 11,
      rule: 'time-malformed',
      severity: 'warning',
      message: expect.any(String),
      fixable: true,
    });
  });

  it('finds the same in CRLF and behind a byte order mark', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': `\uFEFF${DAMAGED.replaceAll('\n', '\r\n')}` });
    using plain = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    expect(checkJson(folder.path)).toEqual(checkJson(plain.path));
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['hint', 1],
  ])('--fail-on %s: exit code %i', (severity, code) => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    expect(runCli(folder.path, ['check', ...now, '--fail-on', severity]).code).toBe(code);
  });

  it('names files as they were given, and each once', () => {
    using folder = new TemporaryFolder({
      'docs/会议 记录/2023-08-24.md': DAMAGED,
      'docs/会议 记录/README.md': DAMAGED,
      'docs/notes.md': '# Notes\n',
      'node_modules/x/2023-08-24.md': DAMAGED,
      '.git/2023-08-24.md': DAMAGED,
    });
    const names = (...args: string[]) => [
      ...new Set(checkJson(folder.path, '--', ...args).findings.map(({ file }) => file)),
    ];
    const below = '会议 记录/2023-08-24.md';
    expect(names()).toEqual([`docs/${below}`]);
    expect(names('docs')).toEqual([`docs/${below}`]);
    expect(names('./docs/')).toEqual([`./docs/${below}`]);
    expect(names('docs/*/2023-*.md')).toEqual([`docs/${below}`]);
    expect(names(`${folder.path}/docs`, 'docs')).toEqual([`${folder.path}/docs/${below}`]);
  });

  it('counts out what is no minutes, with a note for what was named', () => {
    using folder = new TemporaryFolder({
      '2023-08-24.md': CLEAN,
      'notes.md': '# Notes\n',
      'README.md': CLEAN,
    });
    const { code, out, err } = runCli(folder.path, [
      'check',
      ...now,
      '--',
      'notes.md',
      'README.md',
      '2023-08-24.md',
    ]);
    expect([code, out]).toEqual([0, '1 file of minutes checked: nothing found.\n']);
    expect(err).toBe(
      'notes.md is not minutes as the profile “curve” knows them; it is not checked.\n' +
        'README.md is not minutes as the profile “curve” knows them; it is not checked.\n',
    );
    const json = runCli(folder.path, ['check', '--format', 'json', ...now, 'notes.md']);
    expect([json.code, json.err, JSON.parse(json.out).files]).toEqual([0, '', 0]);
  });

  it('reads any file that is named by the profile that is named', () => {
    using folder = new TemporaryFolder({ 'notes.md': '# Notes\n', 'README.md': '# Notes\n' });
    expect(checkJson(folder.path, '--profile', 'curve', 'notes.md').files).toBe(1);
    expect(checkJson(folder.path, '--profile', 'curve', 'README.md').files).toBe(0);
    expect(checkJson(folder.path, '--profile', 'curve').files).toBe(0);
  });

  it('says what is wrong with files that cannot be read, and goes on', () => {
    using folder = new TemporaryFolder({
      '2023-08-24.md': DAMAGED,
      '2023-08-10.md': new Uint8Array([0x23, 0x23, 0x20, 0xff, 0xfe]),
    });
    const { code, out, err } = runCli(folder.path, [
      'check',
      '--format',
      'json',
      ...now,
      '--',
      '2023-08-10.md',
      '2023-08-24.md',
    ]);
    expect(code).toBe(2);
    expect(err).toBe('minutes: 2023-08-10.md is not UTF-8, so it is left alone. Save it as UTF-8 first.\n');
    expect(JSON.parse(out).findings).toHaveLength(2);
    expect(runCli(folder.path, ['check', ...now]).code).toBe(0);
  });

  it('knows files beside the minutes and earlier meetings', () => {
    const link = CLEAN.replace('磁盘延迟一栏', '磁盘延迟一栏，见 [图](images/a.png)、[文](b.md)');
    using folder = new TemporaryFolder({
      '2023-08-24.md': link,
      'images/a.png': '',
      '2023-08-10.md': CLEAN.replaceAll('08/24', '08/10'),
    });
    const rules = checkJson(folder.path, '2023-08-24.md').findings.map(({ rule, column }) => [rule, column]);
    expect(rules).toContainEqual(['link-target', expect.any(Number)]);
    expect(rules.filter(([rule]) => rule === 'link-target')).toHaveLength(1);
    expect(rules.map(([rule]) => rule)).toContain('join-reused');
  });
});

describe('project files', () => {
  it('hold for their folder and are reported themselves', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{\n  "rules": { "time-malformed": "error", "time-formt": "off" }\n}\n',
      'a/2023-08-24.md': DAMAGED,
      'b/.minutes.json': '{ "rules": { "time-malformed": "off" } }',
      'b/2023-08-24.md': DAMAGED,
    });
    const { code, out } = runCli(folder.path, ['check', '--format', 'json', ...now]);
    const { findings } = JSON.parse(out) as Report;
    expect(code).toBe(1);
    expect(
      findings.map(({ file, line, column, rule, severity }) => [file, line, column, rule, severity]),
    ).toEqual([
      ['.minutes.json', 2, 41, 'config', 'warning'],
      ['a/2023-08-24.md', 3, 1, 'time-malformed', 'error'],
      ['a/2023-08-24.md', expect.any(Number), expect.any(Number), 'ordinal-sequence', 'warning'],
      ['b/2023-08-24.md', expect.any(Number), expect.any(Number), 'ordinal-sequence', 'warning'],
    ]);
    expect(findings[0]?.message).toBe('“time-formt” is not known here. Did you mean “time-format”?');
  });

  it('can be chosen, left aside, and checked alone', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{ "rules": { "time-malformed": "off" } }',
      'other.json': '{ "rules": { "ordinal-sequence": "off" } }',
      '2023-08-24.md': DAMAGED,
    });
    const rules = (...args: string[]) =>
      checkJson(folder.path, ...args, '2023-08-24.md').findings.map(({ rule }) => rule);
    expect(rules()).toEqual(['ordinal-sequence']);
    expect(rules('--config', 'other.json')).toEqual(['time-malformed']);
    expect(rules('--profile', 'curve')).toEqual(['time-malformed', 'ordinal-sequence']);
    folder.write('.minutes.json', '{ "rules": ');
    const broken = runCli(folder.path, ['check', ...now, '.minutes.json']);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('.minutes.json:1:12 error A value is expected here. [config]');
  });

  it('describe other minutes', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': JSON.stringify({
        extends: 'none',
        files: ['notes/*.md'],
        sections: ['Agenda', { name: 'Decisions' }],
      }),
      'notes/2024-01-02.md': '## Agenda\n\n- one\n',
      'other/2024-01-02.md': '## 时间\n\n## 加入会议\n',
    });
    const { files, findings } = checkJson(folder.path);
    expect(files).toBe(1);
    expect(findings.map(({ rule }) => rule)).toContain('section-missing');
  });
});

describe('other formats', () => {
  it('github: one escaped workflow command a finding', () => {
    using folder = new TemporaryFolder({ 'a, b/100%.md': DAMAGED });
    const { out, code } = runCli(folder.path, [
      'check',
      '--format',
      'github',
      ...now,
      '--',
      `${realpathSync(folder.path)}/a, b`,
    ]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::warning file=a%2C b\/100%25\.md,line=3,endLine=3,col=1,endColumn=11,title=time-malformed::./,
      ),
    );
    expect(lines.every((line) => /^::(error|warning|notice) [^:]*::/.test(line))).toBe(true);
  });

  it('github: paths from the root of the repository', () => {
    using folder = new TemporaryFolder({ 'docs/2023-08-24.md': DAMAGED });
    const root = realpathSync(folder.path);
    const { out } = runCli(`${root}/docs`, ['check', '--format', 'github', ...now], {
      GITHUB_WORKSPACE: root,
    });
    expect(out).toMatch(/^::warning file=docs\/2023-08-24\.md,/);
  });

  it('sarif: a log whose results point to rules and files', () => {
    using folder = new TemporaryFolder({ '会议/2023-08-24.md': DAMAGED });
    const log = JSON.parse(runCli(folder.path, ['check', '--format', 'sarif', ...now]).out);
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(
      run.tool.driver.rules.every(
        ({ id, shortDescription }: Record<string, { text: string }>) => id && shortDescription?.text,
      ),
    ).toBe(true);
    expect(result).toMatchObject({
      ruleId: 'time-malformed',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '%E4%BC%9A%E8%AE%AE/2023-08-24.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 11 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: expect.any(String) } }] }] }],
    });
    expect(run.originalUriBaseIds['%SRCROOT%'].uri).toMatch(/^file:\/\/\/.*\/$/);
  });

  it('text in colour only where it is wanted', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const colored = (args: string[], env = {}) =>
      runCli(folder.path, ['check', ...now, ...args], env).out.includes('\u001b[');
    expect(colored([])).toBe(false);
    expect(colored(['--color'])).toBe(true);
    expect(colored([], { FORCE_COLOR: '1' })).toBe(true);
    expect(colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(colored(['--color'], { NO_COLOR: '1' })).toBe(true);
  });

  it('text in Chinese where the reader wants it', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN });
    const words = '检查了 1 份纪要，没有发现问题。\n';
    expect(runCli(folder.path, ['check', ...now, '--locale', 'zh-CN']).out).toBe(words);
    expect(runCli(folder.path, ['check', ...now], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }).out).toBe(words);
    expect(runCli(folder.path, ['check', ...now, '--locale', 'en'], { LC_ALL: 'zh_CN.UTF-8' }).out).toContain(
      'nothing found',
    );
  });

  it('never lets a document steer the terminal', () => {
    using folder = new TemporaryFolder({
      '2023-08-24.md': DAMAGED.replace('19:00~19:30', '19:00~19:30 \u001b]0;x\u0007\u202e'),
    });
    const { out } = runCli(folder.path, ['check', ...now]);
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(out).not.toContain(character);
  });
});

describe('wrong usage', () => {
  it.each([
    [['chek'], 'minutes: There is no command “chek”. Did you mean “check”?\n'],
    [['check', '--formt', 'json'], 'minutes: There is no option --formt. Did you mean --format?\n'],
    [['check', '--format', 'jsn'], 'minutes: --format cannot be “jsn”. Did you mean “json”?\n'],
    [['check', '--format'], 'minutes: The option --format needs a value.\n'],
    [['check', '--no-network=1'], 'minutes: The option --no-network takes no value.\n'],
    [
      ['check', '--now', 'tomorrow'],
      'minutes: --now cannot be “tomorrow”; write it as 2023-08-24T19:00:00+08:00.\n',
    ],
    [
      ['check', '--jobs', '0'],
      'minutes: --jobs cannot be “0”; write how many threads may check, from 1 on.\n',
    ],
    [['check', '--dry-run'], 'minutes: There is no option --dry-run. `minutes --help` lists them.\n'],
    [['check', '--', '--format'], 'minutes: “--format” does not exist. Name a file, a folder or a glob.\n'],
    [['check', '*.txt'], 'minutes: “*.txt” matches no Markdown file.\n'],
    [['check', '--config', 'x.json'], /^minutes: The project file .*x\.json does not exist\.\n$/],
    [['check', '--profile', 'curv'], 'minutes: There is no profile “curv”. Did you mean “curve”?\n'],
    [['fix', '--rule', 'link-spac'], 'minutes: There is no rule “link-spac”. Did you mean “link-space”?\n'],
    [['explain', 'time-mising'], 'minutes: There is no rule “time-mising”. Did you mean “time-missing”?\n'],
  ])('%j is refused', (args, words) => {
    using folder = new TemporaryFolder();
    const { code, out, err } = runCli(folder.path, args);
    expect([code, out]).toEqual([2, '']);
    if (typeof words === 'string') expect(err).toBe(words);
    else expect(err).toMatch(words);
  });

  it('help goes to stdout where it was asked for', () => {
    using folder = new TemporaryFolder();
    const help = runCli(folder.path, ['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toContain('minutes check [OPTIONS] [--] [PATHS]');
    const crowded = (line: string): boolean => line.length > 40 && line.slice(34, 36) !== '  ';
    expect(help.out.split('\n').filter((line) => line.startsWith('  -') && crowded(line))).toEqual([]);
    expect(runCli(folder.path, ['check', '-h']).out).toBe(help.out);
    expect(runCli(folder.path, [])).toEqual({ code: 2, out: '', err: help.out });
    expect(runCli(folder.path, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

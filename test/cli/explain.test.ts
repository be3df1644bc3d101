import { describe, expect, it } from 'vitest';
import { rules } from '../../server/language-service/rules/index.ts';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN } from '../support/samples.ts';

describe('minutes explain', () => {
  it('prints the page of a rule', () => {
    using folder = new TemporaryFolder();
    const { code, out } = runCli(folder.path, ['explain', 'link-space']);
    expect(code).toBe(0);
    expect(out).toMatch(/^link-space\n\nA blank between/);
    expect(out).toContain('    { "rules": { "link-space": "off" } }\n');
    expect(out).not.toMatch(/^#|```/m);
  });

  it('lists all rules', () => {
    using folder = new TemporaryFolder();
    const lines = runCli(folder.path, ['explain']).out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ id }) => id));
  });

  it('says which file set each value, for a folder and for a file', () => {
    using folder = new TemporaryFolder({
      '.minutes.json': '{ "zone": "UTC", "rules": { "time-format": "hint" } }',
      'a/2022-12-29.md': CLEAN,
    });
    const { code, out } = runCli(folder.path, ['explain', '--config', 'a']);
    expect(code).toBe(0);
    expect(out).toContain('Project file: .minutes.json\n');
    expect(out).toContain('zone = "UTC" ← .minutes.json\n');
    expect(out).toContain('rules.time-format = "hint" ← .minutes.json\n');
    expect(out).toContain('fileName = "yyyy-MM-dd.md" ← built in\n');
    const file = runCli(folder.path, ['explain', '--config=a/2022-12-29.md', '--locale', 'zh']).out;
    expect(file).toContain('是配置“curve”的纪要');
    expect(runCli(folder.path, ['explain', '--config', 'b']).code).toBe(2);
  });
});

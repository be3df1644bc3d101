import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/paths.ts';
import { program, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

interface Step {
  readonly id: string;
  readonly name: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}
interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

type Values = Readonly<Record<string, string>>;

/** A value with its `${{ … }}` filled in, as GitHub does it. */
function filledIn(text: string, values: Values): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${name} is nothing that a step can ask for`);
    return value;
  });
}

/** Runs the steps of the action one after the other, as a runner does; `folder` is the checked out repository. */
function runAction(folder: string, inputs: Values = {}, extra: Values = {}) {
  using temporary = new TemporaryFolder();
  const place = join(temporary.path, 'action of 会议');
  mkdirSync(join(place, 'dist'), { recursive: true });
  symlinkSync(program(), join(place, 'dist', 'minutes.cjs'));
  const given = Object.entries(action.inputs).map(
    ([name, { default: value }]) => [`inputs.${name}`, inputs[name] ?? value] as const,
  );
  const values: Record<string, string> = { ...Object.fromEntries(given), 'github.action_path': place };
  let out = '';
  let err = '';
  for (const { id, env, run } of action.runs.steps) {
    const script = join(temporary.path, `${id}.sh`);
    const outputs = join(temporary.path, `${id}.outputs`);
    writeFileSync(script, run);
    writeFileSync(outputs, '');
    const own = Object.entries(env).map(([name, value]) => [name, filledIn(value, values)]);
    const runner = {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: outputs,
      RUNNER_TEMP: temporary.path,
      ...extra,
    };
    const done = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: folder,
      env: { ...runner, ...Object.fromEntries(own) },
      encoding: 'utf8',
    });
    for (const line of readFileSync(outputs, 'utf8').trimEnd().split('\n')) {
      const at = line.indexOf('=');
      values[`steps.${id}.outputs.${line.slice(0, at)}`] = line.slice(at + 1);
    }
    out += done.stdout;
    err += done.stderr;
    if (done.status !== 0) return { code: done.status, out, err, values };
  }
  return { code: 0, out, err, values };
}

describe('the action for GitHub', () => {
  it('is a composite action that takes inputs through the environment alone', () => {
    expect(Object.keys(action).sort()).toEqual([
      'branding',
      'description',
      'inputs',
      'name',
      'outputs',
      'runs',
    ]);
    expect(action.runs.using).toBe('composite');
    for (const [name, { description, default: value }] of Object.entries(action.inputs)) {
      expect(name).toMatch(/^[a-z][a-z-]*$/);
      expect([typeof description, typeof value]).toEqual(['string', 'string']);
    }
    for (const step of action.runs.steps) {
      expect(Object.keys(step).sort()).toEqual(['env', 'id', 'name', 'run', 'shell']);
      expect(step.shell).toBe('bash');
      expect(step.run).not.toContain('${{');
    }
    const asked = JSON.stringify(action.runs.steps).match(/inputs\.[\w-]+/g) ?? [];
    expect([...new Set(asked)].sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `inputs.${name}`)
        .sort(),
    );
  });

  it('annotates the whole repository, and fails from the severity on that was asked for', () => {
    using folder = new TemporaryFolder({ '会议 记录/2023-08-24.md': DAMAGED });
    const { code, out, err, values } = runAction(folder.path);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^::warning file=会议 记录\/2023-08-24\.md,line=3,/m);
    expect(filledIn(action.outputs['exit-code']?.value ?? '', values)).toBe('0');
    const strict = runAction(folder.path, { 'fail-on': 'warning' });
    expect([strict.code, strict.values['steps.check.outputs.exit-code']]).toEqual([1, '1']);
    expect(runAction(folder.path, { 'fail-on': 'wrong' }).code).toBe(2);
  });

  it('takes several paths, a line each, whatever stands in them', () => {
    const names = ['a b', "it's", '$(touch owned)', '`touch owned`', '"; touch owned; "', '-x', '会议'];
    using folder = new TemporaryFolder(
      Object.fromEntries([...names, 'not asked for'].map((name) => [`${name}/2023-08-24.md`, DAMAGED])),
    );
    const { code, out, err } = runAction(folder.path, { paths: `\n${names.join('\n')}\n  \n` });
    expect([code, err]).toEqual([0, '']);
    const files = [...out.matchAll(/^::warning file=([^,]+),/gm)].map(([, file]) => file);
    expect([...new Set(files)].sort()).toEqual(names.map((name) => `${name}/2023-08-24.md`).sort());
    expect(existsSync(join(folder.path, 'owned'))).toBe(false);
  });

  it.each(['format', 'fail-on', 'changed-since', 'baseline', 'sarif', 'locale'])(
    'runs nothing of %s',
    (input) => {
      using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN });
      for (const hostile of [
        '$(touch owned)',
        '`touch owned`',
        '"; touch owned; "',
        "'; touch owned; '",
        '--help',
      ]) {
        runAction(folder.path, { [input]: hostile });
        expect(existsSync(join(folder.path, 'owned'))).toBe(false);
      }
    },
  );

  it('writes SARIF beside, and leaves out what a baseline holds', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const { code, out } = runAction(folder.path, { sarif: 'minutes.sarif', 'fail-on': 'warning' });
    expect([code, out.includes('::warning ')]).toEqual([1, true]);
    const { runs } = JSON.parse(readFileSync(join(folder.path, 'minutes.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(2);
    expect(runs[0].invocations[0].exitCode).toBe(1);
    spawnSync(process.execPath, [program(), 'check', '--write-baseline', 'base.json'], { cwd: folder.path });
    expect(runAction(folder.path, { baseline: 'base.json', 'fail-on': 'hint' })).toMatchObject({
      code: 0,
      out: '',
    });
  });

  it('installs another program where one is named', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN });
    const place = realpathSync(folder.path);
    folder.write(
      'program/package.json',
      '{ "name": "other", "version": "1.0.0", "bin": { "minutes": "other.cjs" } }',
    );
    folder.write('program/other.cjs', '#!/usr/bin/env node\nconsole.log(process.argv.slice(2).join(" "));\n');
    const { code, out, err } = runAction(
      place,
      { package: join(place, 'program'), paths: 'a' },
      { npm_config_cache: join(place, 'cache'), npm_config_offline: 'true', HOME: place },
    );
    expect([code, out], err).toEqual([0, 'check --format=github --fail-on=error --locale=en -- a\n']);
  });
});

describe('the hooks of pre-commit', () => {
  it('run commands that there are', () => {
    const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Values[];
    expect(hooks.map(({ id }) => id)).toEqual(['minutes', 'minutes-fix']);
    for (const { name, entry, language } of hooks) {
      expect([typeof name, language]).toEqual(['string', 'node']);
      using folder = new TemporaryFolder({ '2023-08-24.md': CLEAN, 'notes.md': '# Notes\n' });
      const [, ...args] = entry?.split(' ') ?? [];
      const { status } = spawnSync(process.execPath, [program(), ...args, '2023-08-24.md', 'notes.md'], {
        cwd: folder.path,
      });
      expect(status).toBe(0);
    }
  });
});

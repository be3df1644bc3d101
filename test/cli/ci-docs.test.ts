import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/paths.ts';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly { uses: string; with?: object }[] }>>;
  readonly repos?: readonly { readonly hooks: readonly { readonly id: string }[] }[];
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { readonly inputs: object };
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly { id: string }[];
const pages = ['docs/ci.md', 'docs/ci.zh-cn.md'] as const;

function snippets(page: string): readonly string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text]) => text ?? '',
  );
}

/** The command lines of a page: those in code blocks and in scripts, without redirections and remarks. */
function commandLines(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^(?: {4}|\s+- )minutes (.+)$/gm)].map(([, line]) =>
    (line ?? '').replace(/\s+[#>].*$/, ''),
  );
}

describe.each(pages)('%s', (page) => {
  it('has command lines that the program takes', () => {
    const lines = commandLines(page);
    expect(lines.length).toBeGreaterThan(7);
    using folder = new TemporaryFolder();
    for (const line of lines) {
      const words = line.split(' ').map((word) => word.replace(/^"(.*)"$/, '$1'));
      // What is read before the language, the help, is printed once the options are found to be right.
      const { code, err } = runCli(folder.path, [words[0] ?? '', '--help', ...words.slice(1)]);
      expect([line, code, err]).toEqual([line, 0, '']);
    }
    expect(runCli(folder.path, ['check', '--help', '--changed', 'x']).code).toBe(2);
  });

  it('has snippets with inputs of the action and hooks that there are', () => {
    const files = snippets(page).map((text) => parse(text) as Workflow);
    expect(files.length).toBe(5);
    const steps = files.flatMap(({ jobs = {} }) => Object.values(jobs).flatMap((job) => job.steps));
    const own = steps.filter(({ uses }) => uses === 'OWNER/minutes@REF');
    expect(own.length).toBe(2);
    const inputs = own.flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputs.filter((name) => !(name in action.inputs))).toEqual([]);
    const ids = files.flatMap(({ repos = [] }) => repos.flatMap((repo) => repo.hooks.map(({ id }) => id)));
    expect(ids.sort()).toEqual(hooks.map(({ id }) => id).sort());
  });

  it('says what every input of the action is', () => {
    const text = readFileSync(join(root, page), 'utf8');
    const rows = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(Object.keys(action.inputs).filter((name) => !rows.includes(name))).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadCore } from '../generate/load-core.mjs';
import { atEnd } from '../processes.mjs';
import { cache, environment, programs, progress } from './places.mjs';
import { alternate } from './rounds.mjs';
import { summary } from './statistics.mjs';

const FILES = 1000;

/** Measures the command line over a folder of minutes: the whole process, its wall time and its memory. */
export async function measureCli({ peers, shipped, input, quick }) {
  progress('Command line');
  const folder = await input.folder(FILES);
  const tools = await toolsFor(peers, shipped);
  const values = await alternate(
    tools.map((tool) => () => runTool(tool, folder)),
    { count: quick ? 1 : 4, budget: 60_000, atLeast: 1 },
  );
  return {
    files: FILES,
    tools: Object.fromEntries(
      tools.map(({ id, name, ours }, index) => {
        const runs = values[index].length > 1 ? values[index].slice(1) : values[index];
        return [
          id,
          {
            name,
            ours,
            time: summary(runs.map((run) => run.time)),
            memory: summary(runs.map((run) => run.peak)),
            lines: runs.at(-1).lines,
          },
        ];
      }),
    ),
  };
}

async function toolsFor(peers, shipped) {
  const all = await everyRule();
  const found = [
    {
      id: 'minutes',
      name: 'minutes check, all rules',
      ours: true,
      args: [shipped.cli, 'check', '--config', all],
    },
    { id: 'minutes-default', name: 'minutes check, as it comes', ours: true, args: [shipped.cli, 'check'] },
  ];
  if (peers.has('markdownlint-cli2')) {
    const main = peers.file('markdownlint-cli2', 'markdownlint-cli2-bin.mjs');
    found.push({ id: 'markdownlint', name: 'markdownlint-cli2', args: [main, '**/*.md'] });
  }
  if (peers.has('remark-cli') && peers.has('remark-preset-lint-recommended')) {
    const main = peers.file('remark-cli', 'cli.js');
    const name = 'remark-cli, recommended rules';
    const use = ['--use', 'remark-preset-lint-recommended'];
    found.push({ id: 'remark', name, args: [main, '.', ...use, '--no-stdout'] });
  }
  return found;
}

/** A project file that switches every rule on which is off unless it is asked for. */
async function everyRule() {
  const { rules } = await loadCore();
  const off = rules.filter(({ severity }) => severity === 'off').map(({ id }) => [id, 'info']);
  const file = path.join(cache, 'every-rule.json');
  await writeFile(file, JSON.stringify({ extends: 'curve', rules: Object.fromEntries(off) }));
  return file;
}

/** Runs a tool in a folder; what it prints goes into a file, as in CI. */
async function runTool({ id, args }, cwd) {
  const peakFile = path.join(cache, 'peak-memory');
  const printed = path.join(cache, `printed-${id}.txt`);
  const output = await open(printed, 'w');
  const preload = ['--require', path.join(programs, 'peak-memory.cjs')];
  const began = performance.now();
  const child = spawn(process.execPath, [...preload, ...args], {
    cwd,
    stdio: ['ignore', output.fd, output.fd],
    env: { ...environment, BENCH_PEAK_FILE: peakFile },
  });
  atEnd(() => child.kill());
  const [code] = await once(child, 'exit');
  const time = performance.now() - began;
  await output.close();
  // Tools end with 0 without findings and with 1 when there are some; anything else is a fault.
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}; see ${printed}`);
  const lines = (await readFile(printed, 'utf8')).split('\n').length;
  return { time, peak: Number(await readFile(peakFile, 'utf8')) / 1024, lines };
}

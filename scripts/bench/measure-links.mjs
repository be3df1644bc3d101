import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { atEnd } from '../processes.mjs';
import { bundleProgram } from './bundle-program.mjs';
import { cache, environment, programs, progress } from './places.mjs';
import { randomNumbers, shuffle } from './random.mjs';
import { alternate } from './rounds.mjs';
import { summary } from './statistics.mjs';

const HOSTS = 10;
/** How long a tool may take, in milliseconds. */
const LIMIT = 120_000;

/** How many links of each kind, and what is true of them; nothing certain can be said of the others. */
const mix = [
  ['ok', 620, 'alive'],
  ['redirect', 60, 'alive'],
  ['head-405', 50, 'alive'],
  ['head-403', 20, 'alive'],
  ['head-404', 20, 'alive'],
  ['429', 40, 'alive'],
  ['503', 20, 'alive'],
  ['404', 80, 'dead'],
  ['410', 10, 'dead'],
  ['redirect-404', 10, 'dead'],
  ['500', 20],
  ['loop', 20],
  ['never', 20],
  ['reset', 10],
];

/** Measures how long link checkers take over 1,000 links to ten hosts, what they get wrong, and how they treat a host. */
export async function measureLinks({ peers, seed, quick }) {
  progress('Links');
  const server = fork(path.join(programs, 'link-server.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  atEnd(() => server.kill());
  const [{ port }] = await once(server, 'message');
  const links = linksAt(port, seed);
  const list = path.join(cache, 'links.json');
  await writeFile(list, JSON.stringify(links.map(({ url }) => url)));
  const tools = await toolsFor(peers);
  const values = await alternate(
    tools.map((tool) => () => runTool(tool, { server, links, list })),
    { count: quick ? 1 : 4, budget: 120_000, atLeast: 1 },
  );
  server.kill();
  return {
    links: links.length,
    tools: Object.fromEntries(
      tools.map(({ id, name, ours }, index) => {
        const runs = values[index];
        const most = (of) => (runs.length > 0 ? Math.max(...runs.map(of)) : undefined);
        return [
          id,
          {
            name,
            ours,
            time: summary(runs.map(({ time }) => time)),
            wrong: most(({ wrong }) => wrong),
            requests: most(({ requests }) => requests),
            connections: most(({ peak }) => peak),
            memory: most(({ memory }) => memory),
          },
        ];
      }),
    ),
  };
}

function linksAt(port, seed) {
  const all = mix.flatMap(([kind, count, truth]) => Array.from({ length: count }, () => ({ kind, truth })));
  return shuffle(randomNumbers(seed), all).map(({ kind, truth }, number) => ({
    url: `http://127.0.0.${2 + (number % HOSTS)}:${port}/${kind}/${number}`,
    truth,
  }));
}

async function toolsFor(peers) {
  const engine = await bundleProgram('server/links/check-links.ts');
  const found = [{ id: 'minutes', name: 'Minutes', ours: true, library: engine }];
  const others = {
    linkinator: 'build/src/index.js',
    'link-check': 'index.js',
    'markdown-link-check': 'index.js',
  };
  for (const [name, main] of Object.entries(others)) {
    if (peers.has(name)) found.push({ id: name, name, library: peers.file(name, main) });
  }
  return found;
}

/** Undefined where the tool does not come to an end. */
async function runTool({ id, library }, { server, links, list }) {
  server.send('begin');
  await once(server, 'message');
  const answers = path.join(cache, `links-${id}.json`);
  const peakFile = path.join(cache, 'peak-memory-links');
  await rm(answers, { force: true });
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--require',
      path.join(programs, 'peak-memory.cjs'),
      path.join(programs, 'check-links.js'),
      id,
      library,
      list,
      answers,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment, BENCH_PEAK_FILE: peakFile },
      timeout: LIMIT,
    },
  );
  atEnd(() => child.kill());
  const [code] = await once(child, 'exit');
  const time = performance.now() - began;
  if (code !== 0) {
    progress(`${id} did not end within ${LIMIT / 1000} s, or failed.`);
    return undefined;
  }
  server.send('end');
  const [{ requests, peak }] = await once(server, 'message');
  const found = JSON.parse(await readFile(answers, 'utf8'));
  const wrong = links.filter(({ url, truth }) => truth !== undefined && found[url] !== truth).length;
  return { time, requests, peak, wrong, memory: Number(await readFile(peakFile, 'utf8')) / 1024 };
}

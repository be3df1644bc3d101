import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cache, root } from './places.mjs';

const file = path.join(cache, 'results.json');

/** Where and with what a run measures. */
export async function describeRun({ peers, input, seed, quick }) {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const [{ model }] = os.cpus();
  return {
    day: new Date().toISOString().slice(0, 10),
    minutes: version,
    node: process.versions.node,
    system: `${os.type()} ${os.release().split('-')[0]}, ${os.arch()}`,
    processor: `${os.availableParallelism()} × ${model.trim()}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    load: Math.round(os.loadavg()[0] * 10) / 10,
    seed,
    quick,
    meetings: input.meetings,
    peers: peers.versions,
    absent: peers.absent,
  };
}

/** The last results of every part of the benchmark; of whole runs only. */
export async function readResults() {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

/** Puts the results of a part in the place of the last ones. */
export async function keepResult(name, result) {
  const results = { ...(await readResults()), [name]: result };
  await writeFile(file, JSON.stringify(results, undefined, 1));
}

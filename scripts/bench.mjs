/**
 * Measures what a writer feels, beside the other tools there are, in one run: language servers over standard input and output,
 * how long they take to start, the command line over many files, link checkers, and the parsers below.
 *
 *     npm run bench -- [--only=start,servers,cli,scan,index,links,parses] [--quick] [--seed=2023] [--json FILE] [--no-build]
 *
 * A whole run takes a quarter of an hour and writes its tables into `docs/performance.md`; `--only` replaces those of its parts.
 * `--quick` measures less and shows the tables only. Peers come from npm into `build/bench`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareServers } from './bench/contestants.mjs';
import { prepareInput } from './bench/documents.mjs';
import { measureCli } from './bench/measure-cli.mjs';
import { measureIndex } from './bench/measure-index.mjs';
import { measureLinks } from './bench/measure-links.mjs';
import { measureParses } from './bench/measure-parses.mjs';
import { measureScan } from './bench/measure-scan.mjs';
import { measureServers } from './bench/measure-servers.mjs';
import { measureStart } from './bench/measure-start.mjs';
import { readOptions } from './bench/options.mjs';
import { installPeers } from './bench/peers.mjs';
import { cache, kept, progress } from './bench/places.mjs';
import { reportOf, writePage } from './bench/report.mjs';
import { describeRun, keepResult, readResults } from './bench/store.mjs';
import { buildAll } from './build.mjs';
import { fail } from './processes.mjs';

const parts = {
  servers: measureServers,
  start: measureStart,
  cli: measureCli,
  scan: measureScan,
  index: measureIndex,
  links: measureLinks,
  parses: measureParses,
};

await main().catch(fail);

async function main() {
  const options = readOptions(process.argv.slice(2));
  await mkdir(cache, { recursive: true });
  const shipped = await prepareProduct(options.build);
  const peers = await installPeers();
  const input = await prepareInput(options.seed);
  const contestants = await prepareServers(peers, shipped);
  const run = await describeRun({ peers, input, ...options });
  const results = {};
  for (const name of options.parts) {
    try {
      // What a run before has kept, of whichever length, changes times and memory.
      await rm(kept, { recursive: true, force: true });
      const data = await parts[name]({ ...options, shipped, peers, input, contestants });
      results[name] = { run, data };
      if (!options.quick) await keepResult(name, results[name]);
    } catch (error) {
      process.exitCode = 1;
      progress(`The part ${name} failed, and its last figures stay: ${error.stack}`);
    }
  }
  if (options.json) await writeFile(options.json, JSON.stringify(results, undefined, 2));
  process.stdout.write(`${reportOf(results)}\n`);
  if (!options.quick) await writePage(reportOf(await readResults()));
  process.exit();
}

/** The programs as they are shipped, in a folder where another build does not take them away while they are measured. */
async function prepareProduct(build) {
  const dist = path.join(cache, 'dist');
  if (build) await buildAll({ dist, programsOnly: true });
  return { server: path.join(dist, 'minutes-language-server.cjs'), cli: path.join(dist, 'minutes.cjs') };
}

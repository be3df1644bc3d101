import path from 'node:path';
import { runOrFail } from '../processes.mjs';
import { bundleProgram } from './bundle-program.mjs';
import { environment, programs, progress } from './places.mjs';
import { alternate, timed } from './rounds.mjs';
import { startSession } from './session.mjs';
import { median, summary } from './statistics.mjs';
import { createTyping } from './typing.mjs';

const LIMIT = 60_000;

/**
 * Measures how long it takes to know what stands in a folder of minutes: ours in a process of its own, whose threads are those that are
 * shipped, and the peer's symbols.
 */
export async function measureScan({ contestants, input, quick, seed, shipped }) {
  progress('Scan of many files');
  const files = quick ? 1000 : 10_000;
  const folder = await input.folder(files);
  const scanner = await bundleProgram(path.join(programs, 'scan.js'));
  const peer = contestants.find(({ id }) => id === 'vscode-markdown');
  await keepCode(
    contestants.find(({ id }) => id === 'minutes'),
    await input.document(5),
    seed,
  );
  const [ours, theirs] = await alternate(
    [
      async () => scanner && runScanner(scanner, folder, shipped.server),
      async () => peer && askSymbols(peer, folder),
    ],
    { count: quick ? 1 : 3, budget: 45_000, atLeast: 1 },
  );
  const middle = (values, key) => (values.length > 0 ? median(values.map((each) => each[key])) : undefined);
  const steps = ['listing', 'reading', 'answering', 'sections', 'references'];
  return {
    files,
    ours: {
      all: summary(ours.map(({ all }) => all)),
      ...Object.fromEntries(steps.map((step) => [step, middle(ours, step)])),
    },
    theirs: {
      name: peer?.name,
      first: summary(theirs.map(({ first }) => first)),
      again: summary(theirs.map(({ again }) => again)),
      symbols: middle(theirs, 'symbols'),
      memory: middle(theirs, 'memory'),
    },
  };
}

/** Writes in a document for once: threads begin with the code that a session before has kept. */
async function keepCode(contestant, document, seed) {
  const session = await startSession(contestant, document.workspace);
  const typing = createTyping(document, seed);
  session.open(typing);
  await session.fresh(typing);
  await session.end();
}

async function runScanner(file, folder, server) {
  return JSON.parse(await runOrFail(process.execPath, [file, folder, server], { env: environment }));
}

/** How long the peer takes for the first list of all headings of a folder, and for the next. */
export async function askSymbols(contestant, folder) {
  const session = await startSession(contestant, folder);
  let symbols = [];
  const ask = async () => {
    symbols = await session.connection.sendRequest('workspace/symbol', { query: '' });
  };
  const first = await timed(ask, LIMIT);
  const again = await timed(ask, LIMIT);
  const memory = await session.memory();
  await session.end();
  return { first, again, symbols: symbols.length, memory: memory?.now };
}

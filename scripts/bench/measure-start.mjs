import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { progress } from './places.mjs';
import { alternate, timed } from './rounds.mjs';
import { startSession } from './session.mjs';
import { median, summary } from './statistics.mjs';
import { createTyping } from './typing.mjs';

const LIMIT = 20_000;

/** Measures how long language servers take until they answer, and until a document of 5 KB has its first diagnostics. */
export async function measureStart({ contestants, input, quick, seed }) {
  progress('Start');
  const rounds = quick ? 6 : 16;
  const document = await input.document(5);
  const starting = contestants.filter(({ forgetsResults, repeats }) => !forgetsResults && !repeats);
  const values = await alternate(
    [runNode, ...starting.map((contestant) => () => runServer(contestant, document, seed))],
    { count: rounds, budget: 120_000, atLeast: 2 },
  );
  // The first round fills the caches of the system and of V8.
  const [node, ...servers] = values.map((series) => series.slice(1));
  return {
    node: summary(node),
    servers: Object.fromEntries(
      servers.map((series, index) => [
        starting[index].id,
        {
          name: starting[index].name,
          ours: starting[index].ours,
          floor: starting[index].floor,
          initialize: summary(series.map((each) => each.initialize)),
          open: summary(series.map((each) => each.open)),
          both: summary(series.map((each) => each.initialize + each.open)),
          memory: median(series.flatMap(({ memory }) => (memory ? [memory.now] : []))),
        },
      ]),
    ),
  };
}

/** A Node process that does nothing. */
function runNode() {
  return timed(() => once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit'), LIMIT);
}

async function runServer(contestant, document, seed) {
  const session = await startSession(contestant, document.workspace);
  const typing = createTyping(document, seed);
  const open = await timed(async () => {
    await session.open(typing);
    await session.fresh(typing);
  }, LIMIT);
  const memory = await session.memory();
  await session.end();
  return { initialize: session.startup, open, memory };
}

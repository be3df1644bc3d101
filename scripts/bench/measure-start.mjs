import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { progress } from './places.mjs';
import { alternate, timed } from './rounds.mjs';
import { startSession } from './session.mjs';
import { median, summary } from './statistics.mjs';
import { createTyping } from './typing.mjs';

const LIMIT = 20_000;
/** How much is typed before, once in each server, so that what it keeps for its next start is there. */
const KEYSTROKES = 100;

/** Measures how long language servers take until they answer, and until a document of 5 KB has its first diagnostics. */
export async function measureStart({ contestants, input, quick, seed }) {
  progress('Start');
  const document = await input.document(5);
  const starting = contestants.filter(({ part = 'start' }) => part === 'start');
  for (const contestant of starting) await runServer(contestant, document, seed, KEYSTROKES);
  const values = await alternate(
    [runNode, ...starting.map((contestant) => () => runServer(contestant, document, seed, 0))],
    { count: quick ? 5 : 15, budget: 120_000, atLeast: 2 },
  );
  const [node, ...servers] = values;
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

async function runServer(contestant, document, seed, keystrokes) {
  const session = await startSession(contestant, document.workspace);
  const typing = createTyping(document, seed);
  const open = await timed(async () => {
    await session.open(typing);
    await session.fresh(typing);
  }, LIMIT);
  const memory = await session.memory();
  for (let count = 0; count < keystrokes; count++) {
    await session.type(typing);
    await timed(() => session.fresh(typing), LIMIT);
  }
  await session.end();
  return { initialize: session.startup, open, memory };
}

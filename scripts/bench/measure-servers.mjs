import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { progress } from './places.mjs';
import { alternate, TooSlow, timed } from './rounds.mjs';
import { startSession } from './session.mjs';
import { median, summary } from './statistics.mjs';
import { createTyping } from './typing.mjs';

/** How long an answer is waited for, in milliseconds. */
const LIMIT = 20_000;
/** The same for the answers to many keystrokes at once. */
const BURST_LIMIT = 60_000;
const FIRST = 10;
const BURST = 20;
/** How long nobody does anything after the first edits, in milliseconds: what a server then does for itself takes nobody's time. */
const REST = 6000;
/** How long somebody rests before each keystroke who types fast, in milliseconds. */
const PACE = 80;
/** How long a server has to say nothing after a document was opened, until it is taken to have said everything. */
const QUIET = 500;

/** How much is measured of a document of so many kilobytes: times at most, milliseconds a server, times at least. */
const plans = {
  5: {
    opens: 5,
    edits: { count: 300, budget: 5000, atLeast: 30, block: 10 },
    symbols: { count: 50, budget: 2000, atLeast: 10, block: 5 },
    bursts: { count: 20, budget: 3000, atLeast: 5 },
  },
  100: {
    opens: 3,
    edits: { count: 300, budget: 8000, atLeast: 20, block: 10 },
    symbols: { count: 50, budget: 3000, atLeast: 10, block: 5 },
    bursts: { count: 15, budget: 4000, atLeast: 3 },
  },
  1000: {
    opens: 3,
    edits: { count: 300, budget: 10_000, atLeast: 10, block: 10 },
    symbols: { count: 50, budget: 4000, atLeast: 5, block: 5 },
    bursts: { count: 10, budget: 5000, atLeast: 3 },
  },
};
/** The same for keystrokes with pauses, in documents of any size. */
const paced = { count: 60, budget: 8000, atLeast: 10 };

/** Measures language servers with one document open: for each size, each server's times and memory. */
export async function measureServers({ contestants, input, quick, seed }) {
  const results = {};
  for (const [size, plan] of Object.entries(plans)) {
    const kilobytes = Number(size);
    const documents = {
      varied: await input.document(kilobytes),
      repeated: await input.document(kilobytes, { repeats: true }),
    };
    const runners = contestants
      .filter(({ part = 'typing', repeats }) => part === 'typing' && !(repeats && kilobytes < 100))
      .map((contestant) => createRunner(contestant, documents, seed));
    progress(`Language servers, ${kilobytes} KB`);
    const whole = { ...plan, pacedEdits: paced };
    results[size] = await measureSize(runners, quick ? quickly(whole) : whole);
  }
  return results;
}

function quickly({ opens: _, ...plan }) {
  const less = ({ count, budget, atLeast, ...rest }) => ({
    ...rest,
    count: Math.ceil(count / 4),
    budget: budget / 4,
    atLeast: Math.ceil(atLeast / 3),
  });
  const parts = Object.entries(plan).map(([name, part]) => [name, less(part)]);
  return { opens: 1, ...Object.fromEntries(parts) };
}

async function measureSize(runners, plan) {
  const opens = await alternate(
    runners.map((runner) => runner.open),
    { count: plan.opens, budget: 8000, atLeast: 1 },
  );
  const atOpen = await Promise.all(runners.map(async (runner) => (await runner.memory())?.now));
  const first = await alternate(
    runners.map((runner) => runner.edit),
    { count: FIRST, budget: 8000, atLeast: 5, block: FIRST },
  );
  await setTimeout(REST);
  progress('  edits');
  const edits = await alternate(
    runners.map((runner) => runner.edit),
    plan.edits,
  );
  progress('  edits with pauses');
  const pacedEdits = await alternate(
    runners.map((runner) => runner.pacedEdit),
    plan.pacedEdits,
  );
  progress('  symbols');
  const symbols = await alternate(
    runners.map((runner) => runner.symbols),
    plan.symbols,
  );
  progress('  bursts');
  const bursts = await alternate(
    runners.map((runner) => runner.burst),
    plan.bursts,
  );
  const result = {};
  for (const [index, runner] of runners.entries()) {
    result[runner.id] = {
      ...runner.about,
      initialize: median(opens[index].map((times) => times.startup)),
      open: summary(opens[index].map((times) => times.first)),
      openAll: summary(opens[index].map((times) => times.all)),
      first: summary(first[index]),
      edit: summary(edits[index]),
      pacedEdit: summary(pacedEdits[index]),
      symbolsAfterEdit: summary(symbols[index].map((times) => times.afterEdit)),
      symbolsAgain: summary(symbols[index].map((times) => times.again)),
      burst: summary(bursts[index].map((times) => times.asked)),
      burstLikeEditor: summary(bursts[index].map((times) => times.likeEditor)),
      memoryAtOpen: atOpen[index],
      memoryAtEnd: await runner.memory(),
      diagnostics: runner.diagnostics(),
    };
    await runner.end();
  }
  return result;
}

/** One server with one document. Where it does not answer in time it is ended, so that it does not go on working beside the others. */
function createRunner(contestant, { varied, repeated }, seed) {
  const document = contestant.repeats ? repeated : varied;
  let session;
  let typing;
  let answered = false;
  let silent = false;
  let held;

  const run = async (work) => {
    if (silent) return undefined;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      progress(`  ${contestant.name}: ${error.message}`);
      silent = true;
      held = await session.memory();
      await session.end();
      return undefined;
    }
  };

  const edit = () =>
    timed(async () => {
      await session.type(typing);
      await session.fresh(typing);
    }, LIMIT);

  return {
    id: contestant.id,
    about: { name: contestant.name, ours: contestant.ours, floor: contestant.floor },
    open: () =>
      run(async () => {
        await session?.end();
        session = await startSession(contestant, document.workspace);
        typing = createTyping(document, seed);
        const began = performance.now();
        const first = await timed(async () => {
          await session.open(typing);
          await session.fresh(typing);
        }, LIMIT);
        answered = true;
        const last = await session.settle(typing, QUIET);
        return { startup: session.startup, first, all: last === undefined ? first : last - began };
      }),
    edit: () => run(edit),
    pacedEdit: () =>
      run(async () => {
        await setTimeout(PACE);
        return edit();
      }),
    symbols: () =>
      run(async () => {
        if (!session.hasSymbols) return undefined;
        const afterEdit = await timed(async () => {
          await session.type(typing);
          await session.symbols(typing);
        }, LIMIT);
        const again = await timed(() => session.symbols(typing), LIMIT);
        await timed(() => session.fresh(typing), LIMIT);
        return { afterEdit, again };
      }),
    burst: () =>
      run(async () => ({
        asked: await timed(() => session.typeAndAskAll(typing, BURST), BURST_LIMIT),
        likeEditor: await timed(() => session.typeAll(typing, BURST), BURST_LIMIT),
      })),
    memory: async () => (answered ? (held ?? session.memory()) : undefined),
    diagnostics: () => (answered ? session.diagnostics(typing) : undefined),
    end: () => (silent ? undefined : session?.end()),
  };
}

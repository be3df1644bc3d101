import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as rest } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { askSymbols } from './measure-scan.mjs';
import { progress } from './places.mjs';
import { alternate, timed } from './rounds.mjs';
import { startSession } from './session.mjs';
import { median, summary } from './statistics.mjs';
import { createTyping } from './typing.mjs';

const LIMIT = 120_000;
/** Between two keystrokes while the others are read, in milliseconds: a fast writer. */
const BREATH = 60;
/** How long a process rests before its memory counts, in milliseconds: it throws away garbage when nothing is to be done. */
const REST = 12_000;
const TURNS = 9;

/** Measures how long it takes until all meetings of a folder are known, what that costs the writer meanwhile, and what is asked afterwards. */
export async function measureIndex({ contestants, input, quick, seed }) {
  progress('Index of many files');
  const files = quick ? 1000 : 10_000;
  const folder = await input.folder(files);
  const ours = contestants.find(({ id }) => id === 'minutes');
  const peer = contestants.find(({ id }) => id === 'vscode-markdown');
  const storage = await mkdtemp(path.join(tmpdir(), 'minutes-bench-'));
  try {
    const [own, theirs] = await alternate(
      [() => measureOurs(ours, folder, storage, seed), async () => peer && askSymbols(peer, folder)],
      { count: quick ? 1 : 3, budget: 120_000, atLeast: 1 },
    );
    const middle = (values, key) => median(values.map((each) => each[key]));
    return {
      files,
      ours: {
        ...Object.fromEntries(
          ['first', 'whole', 'warmFirst', 'warmWhole'].map((key) => [
            key,
            summary(own.map((each) => each[key])),
          ]),
        ),
        typing: summary(own.flatMap(({ typing }) => typing)),
        slowest: Math.max(...own.flatMap(({ typing }) => typing)),
        ...Object.fromEntries(
          ['symbols', 'references', 'search', 'memory', 'peak', 'warmMemory'].map((key) => [
            key,
            middle(own, key),
          ]),
        ),
      },
      theirs: {
        name: peer?.name,
        first: summary(theirs.map(({ first }) => first)),
        again: summary(theirs.map(({ again }) => again)),
        memory: theirs.length > 0 ? middle(theirs, 'memory') : undefined,
      },
    };
  } finally {
    await rm(storage, { recursive: true, force: true });
  }
}

async function measureOurs(contestant, folder, storage, seed) {
  await rm(storage, { recursive: true, force: true });
  const file = await oneOf(folder);
  const own = { ...contestant, initializationOptions: { ...contestant.initializationOptions, storage } };
  const cold = await startSession(own, folder);
  const typing = createTyping(file, seed);
  cold.open(typing);
  await cold.fresh(typing);
  let isReading = true;
  const reading = readAll(cold).finally(() => {
    isReading = false;
  });
  const keystrokes = [];
  while (isReading) {
    keystrokes.push(
      await timed(async () => {
        cold.type(typing);
        await cold.fresh(typing);
      }, LIMIT),
    );
    await rest(BREATH);
  }
  const { first, whole } = await reading;
  const queries = await askAfterwards(cold, file);
  await rest(REST);
  const held = await cold.memory();
  await cold.end();

  const warm = await startSession(own, folder);
  const again = await readAll(warm);
  await rest(REST);
  const warmMemory = await warm.memory();
  await warm.end();
  return {
    first,
    whole,
    typing: keystrokes,
    ...queries,
    memory: held?.now,
    peak: held?.peak,
    warmFirst: again.first,
    warmWhole: again.whole,
    warmMemory: warmMemory?.now,
  };
}

/** How long it takes from the first question on until each tier is there: these two questions wait for one. */
async function readAll({ connection }) {
  const began = performance.now();
  const asked = [connection.sendRequest('minutes/problems', { uris: [] }), search(connection)];
  const [first, whole] = await Promise.all(
    asked.map(async (answer) => {
      await answer;
      return performance.now() - began;
    }),
  );
  return { first, whole };
}

const search = (connection) => connection.sendRequest('minutes/search', { words: '发布', limit: 50 });

/** The middle of some answers to each question, when everything has been read. */
async function askAfterwards({ connection }, { uri, text }) {
  const before = text.slice(0, Math.max(0, text.search(/https?:\/\/github\.com/)));
  const line = before.split('\n').length - 1;
  const position = { line, character: before.length - before.lastIndexOf('\n') + 5 };
  const questions = {
    symbols: () => connection.sendRequest('workspace/symbol', { query: '会议' }),
    references: () =>
      connection.sendRequest('textDocument/references', {
        textDocument: { uri },
        position,
        context: { includeDeclaration: true },
      }),
    search: () => search(connection),
  };
  const answers = {};
  for (const [name, ask] of Object.entries(questions)) {
    const times = [];
    for (let turn = 0; turn < TURNS; turn++) times.push(await timed(ask, LIMIT));
    answers[name] = median(times);
  }
  return answers;
}

/** A document in the middle of the folder that speaks of something on GitHub. */
async function oneOf(folder) {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .toSorted();
  for (const name of names.slice(Math.floor(names.length / 2))) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    if (text.includes('https://github.com')) return { uri: pathToFileURL(file).href, text };
  }
  throw new Error('No minutes of the folder speak of anything on GitHub.');
}

import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cache, progress, root } from './places.mjs';
import { pick, randomNumbers } from './random.mjs';
import { alternate } from './rounds.mjs';
import { summary } from './statistics.mjs';

/** Times at most, milliseconds a parser, for documents of so many kilobytes. */
const plans = {
  5: { count: 300, budget: 2500, atLeast: 20, block: 5 },
  100: { count: 150, budget: 4000, atLeast: 10, block: 2 },
  1000: { count: 100, budget: 6000, atLeast: 3 },
};

/** Measures parsers in this process: a whole text, and the text after one more character was typed. */
export async function measureParses({ peers, input, quick, seed }) {
  const parsers = await prepareParsers(peers);
  const results = {};
  for (const [size, plan] of Object.entries(plans)) {
    progress(`Parsers, ${size} KB`);
    const { text } = await input.document(Number(size));
    const rounds = quick ? { ...plan, budget: plan.budget / 4, atLeast: 2 } : plan;
    const whole = await alternate(
      parsers.map((parser) => () => time(() => parser.whole(text))),
      rounds,
    );
    const typed = await alternate(
      parsers.map((parser) => typingIn(parser, text, seed)),
      rounds,
    );
    results[size] = Object.fromEntries(
      parsers.map(({ id, name, ours }, index) => [
        id,
        { name, ours, whole: summary(warm(whole[index])), typed: summary(warm(typed[index])) },
      ]),
    );
  }
  return results;
}

/** The values without the first fifth, in which the engine still learns. */
function warm(values) {
  return values.slice(Math.floor(values.length / 5));
}

async function time(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** A runner that types a character at a random place in a word of the middle half, and parses. */
function typingIn(parser, original, seed) {
  const random = randomNumbers(seed);
  const quarter = Math.floor(original.length / 4);
  const places = [...original.slice(quarter, 3 * quarter).matchAll(/(?<=\p{L})(?=\p{L})/gu)].map(
    ({ index }) => quarter + index,
  );
  let text = original;
  let state;
  return () => {
    state ??= parser.whole(text);
    const change = { start: pick(random, places), key: pick(random, [...'的会议一etaoi']) };
    return time(() => {
      text = text.slice(0, change.start) + change.key + text.slice(change.start);
      state = parser.after(state, change, text);
    });
  };
}

/** `whole(text)` makes a state from nothing, `after(state, change, text)` from the one before a character was typed. */
async function prepareParsers(peers) {
  const { parse, parseDocument, reparse } = await loadSyntax();
  const parsers = [
    {
      id: 'remark',
      name: 'remark-parse, as Minutes uses it',
      whole: parse,
      after: (_, __, text) => parse(text),
    },
    {
      id: 'minutes',
      name: 'Minutes',
      ours: true,
      whole: parseDocument,
      after: (tree, { start, key }) => reparse(tree, { start, end: start, text: key }),
    },
  ];
  if (peers.has('markdown-it')) {
    const parser = peers.load('markdown-it')({ html: true, linkify: true });
    const whole = (text) => parser.parse(text, {});
    parsers.push({ id: 'markdown-it', name: 'markdown-it', whole, after: (_, __, text) => whole(text) });
  }
  if (peers.has('@lezer/markdown') && peers.has('@lezer/common')) parsers.push(lezerParser(peers));
  return parsers;
}

/** The one other parser for Markdown that takes an edit. Its tree holds the kinds and places of nodes, no texts or URLs. */
function lezerParser(peers) {
  const { parser, GFM } = peers.load('@lezer/markdown');
  const { TreeFragment } = peers.load('@lezer/common');
  const github = parser.configure(GFM);
  const stateOf = (tree) => ({ tree, fragments: TreeFragment.addTree(tree) });
  return {
    id: 'lezer',
    name: '@lezer/markdown, GFM',
    whole: (text) => stateOf(github.parse(text)),
    after({ fragments }, { start, key }, text) {
      const change = { fromA: start, toA: start, fromB: start, toB: start + key.length };
      return stateOf(github.parse(text, TreeFragment.applyChanges(fragments, [change])));
    },
  };
}

/** The parsers of the product, bundled as they are shipped. */
async function loadSyntax() {
  const outdir = path.join(cache, 'syntax');
  await build({
    absWorkingDir: root,
    entryPoints: ['parse', 'document-tree'].map((name) => `server/language-service/syntax/${name}.ts`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
  });
  const [whole, tree] = await Promise.all(
    ['parse', 'document-tree'].map((name) => import(pathToFileURL(path.join(outdir, `${name}.mjs`)).href)),
  );
  return { ...whole, ...tree };
}

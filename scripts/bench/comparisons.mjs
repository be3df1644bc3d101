/**
 * Everything that is compared, as `{ what, unit, ours, others, least?, most?, key }`. `others` are the peers' values by name; of
 * the best of them `ours` may be `most` times as much, or has to be `least` times less; absent where there is no goal.
 */
export function comparisonsOf({ servers, start, cli, scan, index, links, parses }) {
  return [
    ...(servers ? serverComparisons(servers.data) : []),
    ...(start ? startComparisons(start.data) : []),
    ...(cli ? cliComparisons(cli.data) : []),
    ...(scan ? scanComparisons(scan.data) : []),
    ...(index ? indexComparisons(index.data) : []),
    ...(links ? linkComparisons(links.data) : []),
    ...(parses ? parseComparisons(parses.data) : []),
  ];
}

/** How many times less ours has to be than the best of the others, by document size. */
const goals = {
  edit: { 5: 3, 100: 25, 1000: 60 },
  burst: { 100: 30 },
  symbolsAfterEdit: { 5: 2.5, 100: 20, 1000: 50 },
  open: { 1000: 1 },
  memoryAtOpen: { 5: 1 / 0.9, 1000: 1 / 0.9 },
  memoryAtEnd: { 5: 1 / 0.9, 1000: 1 / 0.9 },
};

const serverMetrics = {
  open: 'open → first diagnostics',
  openAll: 'open → all diagnostics',
  first: 'the first ten keystrokes → fresh diagnostics',
  edit: 'keystroke → fresh diagnostics',
  burst: '20 keystrokes at once, asked about one by one',
  burstLikeEditor: '20 keystrokes at once, asked about as VS Code does',
  symbolsAfterEdit: 'symbols after a keystroke',
  symbolsAgain: 'symbols again',
  memoryAtOpen: 'memory after the first diagnostics',
  memoryAtEnd: 'memory after all keystrokes',
};

const peersOf = (entries) => Object.values(entries).filter(({ ours, floor }) => !ours && !floor);
const figureOf = (measured) => measured?.median ?? measured?.now ?? measured;

function serverComparisons(data) {
  return Object.entries(data).flatMap(([size, servers]) =>
    Object.entries(serverMetrics).map(([metric, words]) => ({
      what: `${sizeName(size)}: ${words}`,
      unit: metric.startsWith('memory') ? 'MB' : 'ms',
      ours: figureOf(servers.minutes[metric]),
      others: named(peersOf(servers), (server) => figureOf(server[metric])),
      floor: figureOf(servers.floor?.[metric]),
      ...(goals[metric]?.[size] === undefined ? {} : { least: goals[metric][size] }),
    })),
  );
}

function startComparisons({ servers }) {
  const words = {
    initialize: 'spawn → answer to initialize',
    both: 'spawn → first diagnostics of 5 KB',
  };
  return Object.entries(words).map(([metric, what]) => ({
    what,
    unit: 'ms',
    ours: servers.minutes[metric].median,
    others: named(peersOf(servers), (server) => server[metric].median),
    floor: servers.raw?.[metric].median,
    least: 1 / 0.6,
  }));
}

function cliComparisons({ files, tools }) {
  const at = `command line, ${files.toLocaleString('en-US')} files`;
  return [
    {
      what: `${at}: wall time, all rules on`,
      unit: 'ms',
      ours: tools.minutes.time.median,
      others: named(peersOf(tools), (tool) => tool.time.median),
      least: 1,
    },
    {
      what: `${at}: most memory held`,
      unit: 'MB',
      ours: tools.minutes.memory.median,
      others: named(peersOf(tools), (tool) => tool.memory.median),
    },
  ];
}

function scanComparisons({ files, ours, theirs }) {
  return [
    {
      what: `what stands in ${files.toLocaleString('en-US')} files`,
      unit: 'ms',
      ours: ours.all?.median,
      others: named([theirs], ({ first }) => first?.median),
      least: 10,
    },
  ];
}

function indexComparisons({ files, ours, theirs }) {
  const at = `index of ${files.toLocaleString('en-US')} files`;
  const others = (valueFrom) => named([theirs], valueFrom);
  return [
    {
      what: `${at}: until days, sections and references are known`,
      unit: 'ms',
      ours: ours.first?.median,
      others: others(({ first }) => first?.median),
      least: 10,
    },
    {
      what: `${at}: memory held`,
      unit: 'MB',
      ours: ours.memory,
      others: others(({ memory }) => memory),
      least: 2,
    },
    {
      what: `${at}: workspace symbols when they are known`,
      unit: 'ms',
      ours: ours.symbols,
      others: others(({ again }) => again?.median),
    },
  ];
}

function linkComparisons({ links, tools }) {
  return [
    {
      what: `${links.toLocaleString('en-US')} links to ten hosts`,
      unit: 'ms',
      ours: tools.minutes.time?.median,
      others: named(peersOf(tools), ({ time }) => time?.median),
      least: 1.8,
    },
  ];
}

function parseComparisons(data) {
  const words = { whole: 'parse from nothing', typed: 'parse after a keystroke' };
  return Object.entries(data).flatMap(([size, parsers]) =>
    Object.entries(words).map(([metric, what]) => ({
      what: `${sizeName(size)}: ${what}`,
      unit: 'ms',
      ours: parsers.minutes[metric]?.median,
      others: named(peersOf(parsers), (parser) => parser[metric]?.median),
    })),
  );
}

function named(entries, valueFrom) {
  return entries.flatMap((entry) => {
    const value = valueFrom(entry);
    return value === undefined ? [] : [{ name: entry.name, value }];
  });
}

/** The other with the least. */
export function bestOf({ others }) {
  return others.toSorted((a, b) => a.value - b.value)[0];
}

/** A document's size as people say it. */
export function sizeName(kilobytes) {
  return Number(kilobytes) >= 1000 ? `${kilobytes / 1000} MB` : `${kilobytes} KB`;
}

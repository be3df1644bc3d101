import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bestOf, comparisonsOf, sizeName } from './comparisons.mjs';
import { milliseconds, spread, table, times, wholeNumber } from './format.mjs';
import { root } from './places.mjs';

const page = path.join(root, 'docs', 'performance.md');
const BEGIN = '<!-- Written by `npm run bench`. -->';
const END = '<!-- End of what is written by `npm run bench`. -->';

/** Puts a report into the page, in the place of the one before. */
export async function writePage(report) {
  const text = await readFile(page, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end === -1) throw new Error(`${page} has no place for the tables.`);
  await writeFile(page, `${text.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${text.slice(end)}`);
}

/** The results in Markdown: what they are compared by first, then every table. */
export function reportOf(results) {
  const comparisons = comparisonsOf(results).filter(({ ours }) => ours !== undefined);
  return [
    runsTold(results),
    '## Goals and figures',
    goalTable(comparisons, results),
    '## Where others are ahead',
    shortfalls(comparisons),
    ...(results.servers ? ['## Language servers', serverTables(results.servers.data)] : []),
    ...(results.start ? ['## Start', startTable(results.start.data)] : []),
    ...(results.cli ? ['## Command line', cliTable(results.cli.data)] : []),
    ...(results.scan ? ['## Many files', scanTable(results.scan.data)] : []),
    ...(results.parses ? ['## Parsers', parseTables(results.parses.data)] : []),
  ].join('\n\n');
}

/** Where and with what each part was measured; parts that agree are told together. */
function runsTold(results) {
  const runs = new Map();
  for (const [name, { run }] of Object.entries(results)) {
    const key = JSON.stringify(run);
    runs.set(key, { run, names: [...(runs.get(key)?.names ?? []), name] });
  }
  return [...runs.values()]
    .map(({ run, names }) => {
      const peers = Object.entries(run.peers).map(([name, version]) => `${name} ${version}`);
      const absent =
        run.absent.length > 0 ? ` Not installed, so not measured: ${run.absent.join(', ')}.` : '';
      return (
        `${run.day}${run.quick ? ', a quick run' : ''} (${names.join(', ')}): Minutes ${run.minutes}, Node ${run.node}, ` +
        `${run.system}, ${run.processor}, ${run.memory}; seed ${run.seed}, input made from ${run.meetings} meetings. ` +
        `Beside it: ${peers.join(', ')}.${absent}`
      );
    })
    .join('\n\n');
}

function goalTable(comparisons, results) {
  const rows = comparisons
    .filter((comparison) => comparison.least !== undefined && bestOf(comparison))
    .map((comparison) => {
      const { what, unit, ours, least } = comparison;
      const best = bestOf(comparison);
      const ratio = best.value / ours;
      return [
        what,
        amount(ours, unit),
        `${amount(best.value, unit)} (${best.name})`,
        ...judged(ratio, least),
      ];
    });
  return table(
    ['What', 'Minutes', 'The best other', 'Times less', 'Goal', ''],
    [...rows, ...ownGoals(results)],
  );
}

function judged(ratio, least) {
  return [times(ratio), `≥ ${times(least)}`, ratio >= least ? 'met' : 'missed'];
}

/** What is held against a floor, a limit or ourselves. */
function ownGoals({ servers }) {
  const edit = (size, id) => servers?.data[size]?.[id]?.edit;
  const small = edit(5, 'minutes');
  const large = edit(1000, 'minutes');
  const floor = edit(5, 'floor');
  const rows = [];
  const limit = (what, left, right, value, most) =>
    rows.push([what, left, right, times(value), `≤ ${times(most)}`, value <= most ? 'met' : 'missed']);
  if (small && floor) {
    const words = '5 KB: keystroke → fresh diagnostics, times the floor';
    limit(
      words,
      amount(small.median, 'ms'),
      `${amount(floor.median, 'ms')} (floor)`,
      small.median / floor.median,
      4,
    );
  }
  if (large)
    limit('1 MB: keystroke → fresh diagnostics, p95 in ms', amount(large.p95, 'ms'), '', large.p95, 16);
  if (small && large) {
    const words = 'keystroke → fresh diagnostics, 1 MB as times of 5 KB';
    limit(
      words,
      amount(large.median, 'ms'),
      `${amount(small.median, 'ms')} (5 KB)`,
      large.median / small.median,
      8,
    );
  }
  return rows;
}

/** Every figure of ours that another beats. */
function shortfalls(comparisons) {
  const rows = comparisons.flatMap((comparison) => {
    const best = bestOf(comparison);
    if (!best || best.value >= comparison.ours) return [];
    const { what, unit, ours } = comparison;
    return [
      [what, amount(ours, unit), `${amount(best.value, unit)} (${best.name})`, times(ours / best.value)],
    ];
  });
  if (rows.length === 0) return 'Nowhere, in what was measured here.';
  return table(['What', 'Minutes', 'The best other', 'Times more'], rows);
}

function amount(value, unit) {
  return unit === 'ms' ? `${milliseconds(value)} ms` : `${wholeNumber(value)} ${unit}`;
}

function serverTables(data) {
  const head = [
    'Server',
    'Open → diagnostics',
    'First 10 edits',
    'Edit → diagnostics',
    'Symbols after edit',
    'Symbols again',
    '20 edits, each asked about',
    '20 edits, as VS Code asks',
    'Memory at first, at the end, at most',
    'Diagnostics',
  ];
  return Object.entries(data)
    .map(([size, servers]) => {
      const rows = Object.values(servers).map((server) =>
        server.open === undefined
          ? [server.name, 'never', ...head.slice(2).map(() => '–')]
          : [
              server.name,
              milliseconds(server.open.median),
              spread(server.first),
              spread(server.edit),
              milliseconds(server.symbolsAfterEdit?.median),
              milliseconds(server.symbolsAgain?.median),
              milliseconds(server.burst?.median),
              milliseconds(server.burstLikeEditor?.median),
              [server.memoryAtOpen, server.memoryAtEnd?.now, server.memoryAtEnd?.peak]
                .map(wholeNumber)
                .join(', '),
              wholeNumber(server.diagnostics),
            ],
      );
      return `### ${sizeName(size)}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

function startTable({ node, servers }) {
  const rows = Object.values(servers).map(({ name, initialize, open, both, memory }) => [
    name,
    spread(initialize),
    milliseconds(open.median),
    spread(both),
    wholeNumber(memory),
  ]);
  const head = ['Server', 'Spawn → initialize', 'Open 5 KB → diagnostics', 'Both', 'Memory'];
  return `A Node process that does nothing (\`node -e 0\`) takes ${spread(node)} ms.\n\n${table(head, rows)}`;
}

function cliTable({ files, tools }) {
  const rows = Object.values(tools).map(({ name, time, memory, lines }) => [
    name,
    milliseconds(time.median),
    wholeNumber(memory.median),
    wholeNumber(lines),
  ]);
  const head = [`${wholeNumber(files)} files`, 'Wall time', 'Most memory', 'Lines printed'];
  return table(head, rows);
}

function scanTable({ files, ours, theirs }) {
  const rows = [];
  if (ours.all) {
    rows.push([
      'Minutes: list, read, scan, write as JSON',
      milliseconds(ours.all.median),
      wholeNumber(ours.sections),
      [ours.listing, ours.reading, ours.scanning, ours.answering].map(milliseconds).join(' + '),
    ]);
  }
  if (theirs.first) {
    const words = `again ${milliseconds(theirs.again.median)} ms; ${wholeNumber(theirs.memory)} MB`;
    rows.push([
      `${theirs.name}: workspace/symbol`,
      milliseconds(theirs.first.median),
      wholeNumber(theirs.symbols),
      words,
    ]);
  }
  return table([`${wholeNumber(files)} files`, 'First answer', 'Headings', ''], rows);
}

function parseTables(data) {
  const parsers = Object.values(Object.values(data)[0]);
  const sizes = Object.keys(data);
  const head = [
    'Parser',
    ...sizes.flatMap((size) => [`${sizeName(size)}, whole`, `${sizeName(size)}, keystroke`]),
  ];
  const rows = parsers.map(({ name }) => [
    name,
    ...sizes.flatMap((size) => {
      const found = Object.values(data[size]).find((parser) => parser.name === name);
      return [spread(found?.whole), spread(found?.typed)];
    }),
  ]);
  return table(head, rows);
}

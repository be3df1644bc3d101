import { sizeName } from './comparisons.mjs';
import { milliseconds, spread, table, wholeNumber } from './format.mjs';

export function serverTables(data) {
  const head = [
    'Server',
    'Open → first diagnostics',
    'Open → all',
    'First 10 edits',
    'Edit → diagnostics',
    'The same, with pauses',
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
              milliseconds(server.openAll.median),
              spread(server.first),
              spread(server.edit),
              spread(server.pacedEdit),
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

export function startTable({ node, servers }) {
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

export function cliTable({ files, tools }) {
  const rows = Object.values(tools).map(({ name, time, memory, lines }) => [
    name,
    milliseconds(time.median),
    wholeNumber(memory.median),
    wholeNumber(lines),
  ]);
  const head = [`${wholeNumber(files)} files`, 'Wall time', 'Most memory', 'Lines printed'];
  return table(head, rows);
}

export function scanTable({ files, ours, theirs }) {
  const rows = [];
  if (ours.all) {
    rows.push([
      'Minutes: list, read in threads, write as JSON',
      milliseconds(ours.all.median),
      wholeNumber(ours.sections),
      [ours.listing, ours.reading, ours.answering].map(milliseconds).join(' + '),
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

export function indexTable({ files, ours, theirs }) {
  const rows = [
    ['days, titles, sections and references', ours.first, ours.warmFirst, theirs.first],
    ['everything that was said', ours.whole, ours.warmWhole, undefined],
    ['a keystroke meanwhile', ours.typing, undefined, undefined],
  ].map(([what, ...times]) => [what, ...times.map(spread)]);
  const figure = (value, format) => (value === undefined ? '–' : format(value));
  const afterwards = [
    ['the slowest keystroke meanwhile', figure(ours.slowest, milliseconds)],
    [
      'workspace symbols afterwards',
      figure(ours.symbols, milliseconds),
      '',
      figure(theirs.again?.median, milliseconds),
    ],
    ['references afterwards', figure(ours.references, milliseconds)],
    ['search afterwards', figure(ours.search, milliseconds)],
    [
      'memory afterwards, MB',
      figure(ours.memory, wholeNumber),
      figure(ours.warmMemory, wholeNumber),
      figure(theirs.memory, wholeNumber),
    ],
    ['most memory, MB', figure(ours.peak, wholeNumber)],
  ].map((row) => [...row, '', '', ''].slice(0, 4));
  return table(
    [`${wholeNumber(files)} files, ms`, 'Minutes', 'from the last start', theirs.name ?? '–'],
    [...rows, ...afterwards],
  );
}

export function linkTable({ links, tools }) {
  const rows = Object.values(tools).map(({ name, time, wrong, requests, connections, memory }) => [
    name,
    milliseconds(time?.median),
    wholeNumber(wrong),
    wholeNumber(requests),
    wholeNumber(connections),
    wholeNumber(memory),
  ]);
  const head = [
    `${wholeNumber(links)} links to ten hosts`,
    'Wall time',
    'Wrong verdicts',
    'Requests',
    'Most connections to one host',
    'Most memory',
  ];
  return table(head, rows);
}

export function parseTables(data) {
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

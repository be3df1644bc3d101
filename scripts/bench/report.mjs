import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparisonsOf } from './comparisons.mjs';
import { goalTable, shortfalls } from './goals.mjs';
import { root } from './places.mjs';
import {
  cliTable,
  indexTable,
  linkTable,
  parseTables,
  scanTable,
  serverTables,
  startTable,
} from './tables.mjs';

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
    ...(results.index ? ['## Index of all meetings', indexTable(results.index.data)] : []),
    ...(results.links ? ['## Links', linkTable(results.links.data)] : []),
    ...(results.parses ? ['## Parsers', parseTables(results.parses.data)] : []),
  ].join('\n\n');
}

/** Where and with what each part was measured; parts that agree are told together. */
function runsTold(results) {
  const runs = new Map();
  for (const [name, { run }] of Object.entries(results)) {
    const words = runTold(run);
    runs.set(words, [...(runs.get(words) ?? []), name]);
  }
  return [...runs].map(([words, names]) => `${names.join(', ')}: ${words}`).join('\n\n');
}

function runTold({ peers, absent, ...run }) {
  const beside = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return [
    `${run.day}${run.quick ? ', a quick run' : ''}. Minutes ${run.minutes}, Node ${run.node}, ${run.system}, ${run.processor}, ${run.memory}.`,
    `Seed ${run.seed}, input made from ${run.meetings} meetings.`,
    ...(run.load > 1 ? [`The machine was busy with other work, too (load ${run.load}).`] : []),
    `Beside it ${beside.join(', ')}.`,
    ...(absent.length > 0 ? [`Not installed, so not measured: ${absent.join(', ')}.`] : []),
  ].join(' ');
}

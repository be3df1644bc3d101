import { type Message, message } from '../../text/message.ts';
import { fullLineSpan, lineEndOf, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { fillTable } from './fill-table.ts';
import { gapsOf } from './gaps-of.ts';
import { findMarkers, type MarkedPlace, type MarkerProblem } from './index-markers.ts';
import { indexRows } from './index-rows.ts';
import { escapeCell, escapeWords, isRow, type PageTable, readTable } from './index-table.ts';
import type { Series } from './meeting.ts';
import { readSides } from './merge-conflict.ts';

/** What is to be done to a page, place by place; nothing where every table is as it should be. */
export interface IndexPageUpdate {
  readonly edits: readonly StaleTable[];
  readonly problems: readonly MarkerProblem[];
}

/** A table that is not what the meetings say. */
export interface StaleTable {
  readonly place: MarkedPlace;
  readonly edit: TextEdit;
}

/**
 * Brings the tables of a page up to what a series says, by the smallest change of lines. Cells below headers that the profile does not
 * have are kept with their meeting; what both sides of a merge conflict say is kept as well. Equal input gives equal bytes, and
 * a page that was updated needs no update.
 */
export function renderIndexPage(source: SourceText, series: Series): IndexPageUpdate {
  const { places, problems } = findMarkers(source);
  const edits: StaleTable[] = [];
  const faults = [...problems];
  for (const place of places) {
    const result = updateTable(source, place, series);
    if (result && 'message' in result) faults.push(result);
    else if (result) edits.push({ place, edit: result });
  }
  return { edits, problems: faults };
}

function updateTable(
  source: SourceText,
  place: MarkedPlace,
  series: Series,
): TextEdit | MarkerProblem | undefined {
  const first = place.first + 1;
  const start = fullLineSpan(source, first).start;
  const between = source.text.slice(start, fullLineSpan(source, place.last).start);
  const before = latest.get(series);
  const isKnown = before?.between === between && before.pageUri === source.uri && before.year === place.year;
  const change = isKnown
    ? before.change
    : changeTable(linesOf(source, first, place.last), source.uri, series, place.year);
  latest.set(series, { between, pageUri: source.uri, year: place.year, change });
  if (!change) return undefined;
  if ('problem' in change) return { span: place.marker, message: change.problem };
  const from = fullLineSpan(source, first + change.first).start;
  const to = fullLineSpan(source, first + change.last).start;
  const text = change.lines.map((line) => line + lineEndOf(source)).join('');
  return { span: { start: from, end: to }, text };
}

/** What was said last of a table: a page is looked at with every letter that is typed elsewhere in it. */
const latest = new WeakMap<
  Series,
  {
    readonly between: string;
    readonly pageUri: string;
    readonly year: number | undefined;
    readonly change: TableChange | undefined;
  }
>();

/** Lines that come in the place of others, from `first` up to `last`, counted from the opening comment. */
type TableChange =
  | { readonly first: number; readonly last: number; readonly lines: readonly string[] }
  | { readonly problem: Message };

function linesOf(source: SourceText, first: number, last: number): readonly string[] {
  return Array.from({ length: last - first }, (_, index) => slice(source, lineSpan(source, first + index)));
}

function changeTable(
  lines: readonly string[],
  pageUri: string,
  series: Series,
  year: number | undefined,
): TableChange | undefined {
  const sides = readSides(lines);
  if (!sides) return { problem: message('The merge conflict in this table is not whole; settle it first.') };
  const read = (side: readonly string[] | undefined): Between => readBetween(side ?? []);
  const [ours, theirs, base] = [read(sides.ours), read(sides.theirs), read(sides.base)];
  const stray = ours.stray ?? theirs.stray;
  if (stray !== undefined) {
    return {
      problem: message(
        'Only a table may stand between these comments; put “{0}” before or behind them.',
        stray.trim().slice(0, SHOWN),
      ),
    };
  }
  const rows = indexRows(pageUri, series, gapsOf(series, ALWAYS), year);
  const standing = { ours: ours.table, theirs: theirs.table, base: base.table };
  const columns = series.profile.index.columns.map(({ shows, header }) => ({
    shows,
    header: escapeCell(escapeWords(header)),
  }));
  const table = fillTable(standing, columns, rows, pageUri);
  const isKept = sides.theirs === undefined && ours.table !== undefined;
  return differenceOf(lines, isKept ? [...ours.before, ...table, ...ours.after] : ['', ...table, '']);
}

/** A moment behind all meetings: gaps between two of them do not depend on the clock, and the table has no others. */
const ALWAYS = Date.UTC(9999, 0);

/** Of words that are in the way. */
const SHOWN = 40;

/** What lines differ in from those that are wanted; undefined where that is nothing. */
function differenceOf(lines: readonly string[], wanted: readonly string[]): TableChange | undefined {
  const most = Math.min(lines.length, wanted.length);
  let head = 0;
  while (head < most && lines[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && lines.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  if (head === lines.length && head === wanted.length) return undefined;
  return { first: head, last: lines.length - tail, lines: wanted.slice(head, wanted.length - tail) };
}

interface Between {
  readonly before: readonly string[];
  readonly table?: PageTable;
  readonly after: readonly string[];
  /** A line that belongs to no table. */
  readonly stray?: string;
}

/** Takes apart what stands between the comments: a table, round it blank lines and other comments. */
function readBetween(lines: readonly string[]): Between {
  const first = lines.findIndex((line) => !isQuiet(line));
  if (first < 0) return { before: lines, after: [] };
  const last = lines.findLastIndex((line) => !isQuiet(line));
  const inside = lines.slice(first, last + 1);
  const table = readTable(inside);
  if (!table)
    return { before: [], after: [], stray: inside.find((line) => !isRow(line)) ?? lines[first] ?? '' };
  return { before: lines.slice(0, first), table, after: lines.slice(last + 1) };
}

function isQuiet(line: string): boolean {
  return line.trim() === '' || (/^ {0,3}<!--/.test(line) && line.trimEnd().endsWith('-->'));
}

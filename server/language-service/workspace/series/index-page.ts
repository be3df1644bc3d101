import { message } from '../../text/message.ts';
import { fullLineSpan, lineEndOf, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { fillTable } from './fill-table.ts';
import { gapsOf } from './gaps-of.ts';
import { findMarkers, type MarkedPlace, type MarkerProblem } from './index-markers.ts';
import { indexRows } from './index-rows.ts';
import { isRow, type PageTable, readTable } from './index-table.ts';
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
  const lines = Array.from({ length: place.last - place.first - 1 }, (_, index) =>
    slice(source, lineSpan(source, place.first + 1 + index)),
  );
  const sides = readSides(lines);
  if (!sides) {
    return {
      span: place.marker,
      message: message('The merge conflict in this table is not whole; settle it first.'),
    };
  }
  const read = (side: readonly string[] | undefined): Between => readBetween(side ?? []);
  const [ours, theirs, base] = [read(sides.ours), read(sides.theirs), read(sides.base)];
  const stray = ours.stray ?? theirs.stray;
  if (stray !== undefined) {
    return {
      span: place.marker,
      message: message(
        'Only a table may stand between these comments; put “{0}” before or behind them.',
        stray.trim().slice(0, SHOWN),
      ),
    };
  }
  const rows = indexRows(source.uri, series, gapsOf(series, ALWAYS), place.year);
  const standing = { ours: ours.table, theirs: theirs.table, base: base.table };
  const table = fillTable(standing, series.profile.index.columns, rows, source.uri);
  const isKept = sides.theirs === undefined && ours.table !== undefined;
  const wanted = isKept ? [...ours.before, ...table, ...ours.after] : ['', ...table, ''];
  return changeOf(source, place.first + 1, lines, wanted);
}

/** A moment behind all meetings: gaps between two of them do not depend on the clock, and the table has no others. */
const ALWAYS = Date.UTC(9999, 0);

/** Of words that are in the way. */
const SHOWN = 40;

/** Puts lines in the place of those from `first` on, as far as they differ. */
function changeOf(
  source: SourceText,
  first: number,
  lines: readonly string[],
  wanted: readonly string[],
): TextEdit | undefined {
  const most = Math.min(lines.length, wanted.length);
  let head = 0;
  while (head < most && lines[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && lines.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  if (head === lines.length && head === wanted.length) return undefined;
  const end = fullLineSpan(source, first + lines.length - tail).start;
  const text = wanted.slice(head, wanted.length - tail).map((line) => line + lineEndOf(source));
  return { span: { start: fullLineSpan(source, first + head).start, end }, text: text.join('') };
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

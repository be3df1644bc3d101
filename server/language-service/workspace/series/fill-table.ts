import { dateExists } from '../../calendar/date.ts';
import { isoDate } from '../../calendar/iso-date.ts';
import type { IndexColumn, IndexFact } from '../../profiles/profile.ts';
import { pathOfUri } from '../../profiles/uri-path.ts';
import { resolveUri } from '../resolve-uri.ts';
import type { IndexRow } from './index-rows.ts';
import { type PageRow, type PageTable, writeRow } from './index-table.ts';
import { isSameColumn, mergeColumns, readColumns, type TableColumn } from './table-columns.ts';

/** A table as it stands: that of a page, or those of both sides of a merge with what both began with. */
export interface StandingTables {
  readonly ours?: PageTable | undefined;
  readonly theirs?: PageTable | undefined;
  readonly base?: PageTable | undefined;
}

/**
 * The lines of a table that says `rows` and keeps what people wrote in columns of their own. Rows that say the same already keep their
 * bytes. A row whose meeting is gone stays as long as somebody's words stand in it.
 */
export function fillTable(
  { ours, theirs, base }: StandingTables,
  wanted: readonly IndexColumn[],
  rows: readonly IndexRow[],
  pageUri: string,
): readonly string[] {
  const read = (table: PageTable | undefined): Standing | undefined =>
    table && readStanding(table, wanted, pageUri);
  const standing = [ours, theirs].flatMap((table) => read(table) ?? []);
  const before = read(base);
  const columns = mergeColumns(
    standing.map((each) => each.columns),
    wanted,
  );
  const all = withLeftRows(rows, standing);
  const lines = all.map((row, index) => {
    const found = standing.map(({ rowsFor }) => rowsFor(all)[index]);
    const old = before?.rowsFor(all)[index];
    const cells = columns.map((column) => {
      if (column.shows !== undefined) return row.cells[column.shows];
      const own = standing.map((each, side) => cellIn(each, found[side], column));
      return mergeCells(own, before && old && cellIn(before, old, column));
    });
    const same = found.find((each, side) => each && isAsWritten(standing[side], each, columns, cells));
    return same?.row.line ?? writeRow(cells);
  });
  return [...headOf(standing, columns), ...lines];
}

interface Standing {
  readonly table: PageTable;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly StandingRow[];
  /** For each of the rows that are to be the one that stands for it, once. */
  rowsFor(all: readonly WantedRow[]): readonly (StandingRow | undefined)[];
}

interface StandingRow {
  readonly row: PageRow;
  readonly day?: string;
  readonly path?: string;
  /** The words in the column of dates. */
  readonly date: string;
}

function readStanding(table: PageTable, wanted: readonly IndexColumn[], pageUri: string): Standing {
  const columns = readColumns(table.header, wanted);
  const cell = (row: PageRow, fact: IndexFact): string =>
    row.cells[columns.findIndex(({ shows }) => shows === fact)] ?? '';
  const rows = table.rows.map((row): StandingRow => {
    const date = cell(row, 'date');
    const target = /\]\(<?([^()<>#]*)/.exec(cell(row, 'link') || date)?.[1]?.trim();
    const uri = target === undefined ? undefined : resolveUri(pageUri, pathOfUri(`x-page:${target}`));
    const day = dayIn(date);
    return {
      row,
      date,
      ...(day !== undefined && { day }),
      ...(uri !== undefined && { path: pathOfUri(uri) }),
    };
  });
  let known: readonly (StandingRow | undefined)[] | undefined;
  let knownFor: readonly WantedRow[] | undefined;
  return {
    table,
    columns,
    rows,
    rowsFor(all) {
      if (!known || knownFor !== all) known = match(all, rows);
      knownFor = all;
      return known;
    },
  };
}

function dayIn(words: string): string | undefined {
  const [, year, month, day] = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(words) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return dateExists(date) ? isoDate(date) : undefined;
}

/** A row that is to be; one that has no meeting any more with the row that it was. */
interface WantedRow extends IndexRow {
  readonly origin?: StandingRow;
}

/** By the file that they lead to, by the row that they were, by their day, and by the words in the column of dates. */
function match(
  all: readonly WantedRow[],
  rows: readonly StandingRow[],
): readonly (StandingRow | undefined)[] {
  const found: (StandingRow | undefined)[] = all.map(() => undefined);
  const free = new Set(rows);
  const keys: readonly ((row: WantedRow | StandingRow) => string | undefined)[] = [
    ({ path }) => path,
    (row) => ('cells' in row ? row.origin?.row.line : row.row.line),
    ({ day }) => day,
    (row) => ('cells' in row ? row.cells.date : row.date) || undefined,
  ];
  for (const keyOf of keys) {
    const byKey = new Map<string, StandingRow[]>();
    for (const row of free) {
      const key = keyOf(row);
      if (key === undefined) continue;
      const same = byKey.get(key);
      if (same) same.push(row);
      else byKey.set(key, [row]);
    }
    for (const [index, row] of all.entries()) {
      const key = found[index] ? undefined : keyOf(row);
      const same = key === undefined ? undefined : byKey.get(key)?.shift();
      if (!same) continue;
      found[index] = same;
      free.delete(same);
    }
  }
  return found;
}

/** With the rows in which somebody wrote something and whose meeting is gone, by their day; those without one at the end. */
function withLeftRows(rows: readonly IndexRow[], standing: readonly Standing[]): readonly WantedRow[] {
  let all: readonly WantedRow[] = rows;
  for (const each of standing) {
    const found = new Set<unknown>(match(all, each.rows));
    const left = each.rows.filter(
      (row) => !found.has(row) && each.columns.some((column, at) => !column.shows && row.row.cells[at]),
    );
    if (left.length === 0) continue;
    const added = left.map((origin): WantedRow => {
      const { day, date, path } = origin;
      const cells = { date: path === undefined ? date : (day ?? ''), topics: '', articles: '', link: '' };
      return { ...(day !== undefined && { day }), cells, origin };
    });
    const sorted = [...all];
    for (const row of added) {
      const at =
        row.day === undefined
          ? -1
          : sorted.findIndex(({ day }) => day === undefined || day < (row.day ?? ''));
      sorted.splice(at < 0 ? sorted.length : at, 0, row);
    }
    all = sorted;
  }
  return all;
}

function cellIn({ columns }: Standing, found: StandingRow | undefined, column: TableColumn): string {
  const at = columns.findIndex((own) => isSameColumn(own, column));
  return found?.row.cells[at] ?? '';
}

/** What both sides say of a cell; where they say different things, both. */
function mergeCells([ours = '', theirs]: readonly string[], base: string | undefined): string {
  if (theirs === undefined || theirs === ours || theirs === base) return ours;
  if (ours === base) return theirs;
  if (ours === '' || theirs === '') return ours || theirs;
  return ours.includes(theirs) ? ours : theirs.includes(ours) ? theirs : `${ours} / ${theirs}`;
}

function isAsWritten(
  standing: Standing | undefined,
  { row }: StandingRow,
  columns: readonly TableColumn[],
  cells: readonly string[],
): boolean {
  return (
    standing !== undefined &&
    isSameList(standing.columns, columns, isSameColumn) &&
    isSameList(row.cells, cells, (a, b) => a === b)
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((each, index) => same(each, b[index] as T));
}

function headOf(standing: readonly Standing[], columns: readonly TableColumn[]): readonly [string, string] {
  const header = columns.map((column) => column.header);
  const same = standing.find(({ table }) => isSameList(table.header, header, (a, b) => a === b));
  if (same) return same.table.lines;
  const alignment = columns.map((column) => {
    for (const { table, columns: own } of standing) {
      const at = own.findIndex((each) => isSameColumn(each, column));
      if (at >= 0) return table.alignment[at] ?? '---';
    }
    return '---';
  });
  return [writeRow(header), writeRow(alignment)];
}

import { builtInProfiles } from '../../profiles/built-in.ts';
import { plainProfile } from '../../profiles/plain.ts';
import type { IndexColumn, IndexFact } from '../../profiles/profile.ts';

/** A column of a table: one of ours, or one that people fill in. */
export type TableColumn =
  | { readonly shows: IndexFact; readonly header: string }
  | {
      readonly shows?: undefined;
      readonly header: string;
      /** How many columns before it have the same header. */
      readonly nth: number;
    };

/** What the columns of a table are, by their headers. A header of a shipped profile is ours as well, so that it may be translated. */
export function readColumns(
  header: readonly string[],
  columns: readonly IndexColumn[],
): readonly TableColumn[] {
  const facts = new Map<number, IndexColumn>();
  const take = (isHeader: (column: IndexColumn, header: string) => boolean): void => {
    for (const column of columns) {
      if ([...facts.values()].includes(column)) continue;
      const at = header.findIndex((words, index) => !facts.has(index) && isHeader(column, words));
      if (at >= 0) facts.set(at, column);
    }
  };
  take((column, words) => column.header === words);
  take(({ shows }, words) => shipped.some((column) => column.shows === shows && column.header === words));
  return header.map((words, index) => {
    const nth = header.slice(0, index).filter((other, at) => other === words && !facts.has(at)).length;
    return facts.get(index) ?? { header: words, nth };
  });
}

const shipped = [...builtInProfiles, plainProfile].flatMap(({ index }) => index.columns);

/** The columns of the table that is to be: as they stand, with those that are wanted and missing behind the wanted one before them. */
export function mergeColumns(
  tables: readonly (readonly TableColumn[])[],
  wanted: readonly IndexColumn[],
): readonly TableColumn[] {
  const merged: TableColumn[] = [];
  for (const column of tables.flat()) {
    if (!merged.some((other) => isSameColumn(other, column))) merged.push(column);
  }
  let place = 0;
  for (const column of wanted) {
    const at = merged.findIndex(({ shows }) => shows === column.shows);
    if (at < 0) merged.splice(place, 0, column);
    place = (at < 0 ? place : at) + 1;
  }
  return merged;
}

/** Whether two tables mean one column. */
export function isSameColumn(a: TableColumn, b: TableColumn): boolean {
  if (a.shows !== undefined || b.shows !== undefined) return a.shows === b.shows;
  return a.header === b.header && a.nth === b.nth;
}

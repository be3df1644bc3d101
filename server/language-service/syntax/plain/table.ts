import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { type Line, matchAt, pointAt, positionIn, type Row, skipSpaces, trimSpaces } from './row.ts';
import { readWords, type WordReader } from './words.ts';

/** The second line of a table, or what might be one. */
export const DELIMITER_ROW = /(?=[|: ]*-)[|:-][|: -]*$/my;

const ALIGNMENT = /^(:)?-+(:)?$/;

/** A row of a table begins with a bar or a word. Everything else is left to the parser. */
const BEGINS_ROW = /(?:[|A-Za-z[@]|[^\0-\x7f]|\d+(?![\d.)]))/y;

/** The cells of a row, from the bar before each to the next one. */
function cellsIn(
  text: string,
  { from, end }: Pick<Row, 'from' | 'end'>,
): readonly (readonly [number, number])[] {
  const last = trimSpaces(text, from, end);
  const cells: [number, number][] = [];
  let start = from;
  for (let bar = text.indexOf('|', from + 1); bar >= 0 && bar < last - 1; bar = text.indexOf('|', bar + 1)) {
    cells.push([start, bar]);
    start = bar;
  }
  cells.push([start, end]);
  return cells;
}

/** Where the words of a cell begin and end. */
function wordsIn(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const behind = trimSpaces(text, start, end);
  const last = behind > start + 1 && text.charAt(behind - 1) === '|' ? behind - 1 : behind;
  const from = skipSpaces(text, text.charAt(start) === '|' ? start + 1 : start, last);
  return [from, trimSpaces(text, from, Math.max(from, last))];
}

/** The table that a row and the line of dashes under it begin; undefined where the parser must read it. Source: GFM 0.29, section 4.10. */
export function openTable(words: WordReader, head: Row, line: Line, from: number): Table | undefined {
  const { text } = words;
  // One bar alone is none.
  if (head.to - head.from < 2 || !text.slice(head.from, head.to).includes('|')) return undefined;
  const marks = cellsIn(text, { from, end: line.end }).map((cell) => text.slice(...wordsIn(text, cell)));
  const align: AlignType[] = [];
  for (const mark of marks) {
    const [found, left, right] = ALIGNMENT.exec(mark) ?? [];
    if (!found) return undefined;
    align.push(left ? (right ? 'center' : 'left') : right ? 'right' : null);
  }
  const row = readRow(words, head);
  if (row?.children.length !== align.length) return undefined;
  const position = { start: pointAt(head, head.from), end: pointAt(line, line.end) };
  return { type: 'table', align, children: [row], position };
}

/** Adds a row to a table; false where the parser must read it. */
export function addRowTo(table: Table, words: WordReader, row: Row): boolean {
  const read = matchAt(BEGINS_ROW, words.text, row.from) ? readRow(words, row) : undefined;
  if (!read?.position || !table.position) return false;
  table.children.push(read);
  table.position.end = { ...read.position.end };
  return true;
}

function readRow(words: WordReader, row: Row): TableRow | undefined {
  const { text } = words;
  const { from, end } = row;
  if (text.slice(from, end).includes('\\')) return undefined;
  const children: TableCell[] = [];
  for (const cell of cellsIn(text, row)) {
    const [start, to] = wordsIn(text, cell);
    const read = readWords(words, [{ ...row, from: start, to }]);
    if (!read) return undefined;
    children.push({ type: 'tableCell', children: read, position: positionIn(row, ...cell) });
  }
  return { type: 'tableRow', children, position: positionIn(row, from, end) };
}

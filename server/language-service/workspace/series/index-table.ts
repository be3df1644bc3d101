/** A table as GitHub reads it: cells as they are written, blanks round them left out. GFM 0.29, section 4.10. */
export interface PageTable {
  readonly header: readonly string[];
  /** One a column: `---`, `:--`, `--:` or `:-:`. */
  readonly alignment: readonly string[];
  readonly rows: readonly PageRow[];
  /** Header and delimiter as they are written. */
  readonly lines: readonly [string, string];
}

export interface PageRow {
  readonly cells: readonly string[];
  readonly line: string;
}

/** Reads lines that are one table and nothing else; undefined where they are not. */
export function readTable(lines: readonly string[]): PageTable | undefined {
  const [head, delimiter, ...rest] = lines;
  if (head === undefined || delimiter === undefined || !lines.every(isRow)) return undefined;
  const header = cellsOf(head);
  const alignment = cellsOf(delimiter);
  if (header.length !== alignment.length || !alignment.every((cell) => /^:?-+:?$/.test(cell)))
    return undefined;
  const rows = rest.map((line) => ({ line, cells: fitted(cellsOf(line), header.length) }));
  return { header, alignment, rows, lines: [head, delimiter] };
}

/** Whether a line can only be the row of a table. */
export function isRow(line: string): boolean {
  return line.trim() !== '' && cellsOf(line).length + (/^\s*\|/.test(line) ? 1 : 0) > 1;
}

/** A row of cells. */
export function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Words as they stand in a cell: on one line, without anything that ends the cell or begins a comment. */
export function escapeCell(words: string): string {
  return words
    .replace(/<!(?=--)|--(?=>)/g, '$& ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\[\s\S]|\|/g, (mark) => (mark === '|' ? '\\|' : mark));
}

/** Words that are shown as they are: marks of Markdown that would change them are escaped. */
export function escapeWords(words: string): string {
  return words.replace(/[\\`*[\]<>|]/g, '\\$&');
}

function cellsOf(line: string): string[] {
  const words = line.trim();
  const cells: string[] = [];
  let from = words.startsWith('|') ? 1 : 0;
  for (let at = from; at < words.length; at++) {
    if (words[at] === '\\') at++;
    else if (words[at] === '|') {
      cells.push(words.slice(from, at).trim());
      from = at + 1;
    }
  }
  if (from < words.length) cells.push(words.slice(from).trim());
  return cells;
}

/** What stands behind the last column belongs to it, so that a bar in somebody's words loses none of them. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  if (cells.length <= width) return cells;
  return [
    ...cells.slice(0, width - 1),
    cells
      .slice(width - 1)
      .filter((cell) => cell !== '')
      .join(' \\| '),
  ];
}

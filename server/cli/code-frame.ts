import { lineAt, lineSpan, type SourceText } from '../language-service/text/source-text.ts';
import type { Span } from '../language-service/text/span.ts';
import { harmless, isPlain, widthOfCharacter } from './text-width.ts';

export interface Frame {
  /** 1-based. */
  readonly line: number;
  /** The line, or the part of it round the span that fits. */
  readonly text: string;
  /** Blanks up to the span, in terminal columns. */
  readonly indent: number;
  /** Columns under the span, at least one. */
  readonly length: number;
}

const ellipsis = '…';
const tabWidth = 4;

interface Cell {
  /** Of its character in the text. */
  readonly offset: number;
  readonly text: string;
  readonly width: number;
}

/** A line as a terminal shows it. */
interface Drawing {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** The terminal column of each cell, and of what would stand behind the last. */
  readonly columns: readonly number[];
  /** Without blanks at its end. */
  readonly text: string;
}

/**
 * The first line of a span as a terminal shows it in at most `columns` columns, and where the span lies below it. Full-width
 * characters count two columns, tabs are drawn as blanks, a span of several lines goes to the end of its first.
 */
export function codeFrame(source: SourceText, span: Span, columns: number): Frame {
  const number = lineAt(source, span.start);
  const { cells, columns: places, text } = drawingOf(source, number);
  const first = indexFrom(cells, span.start);
  const behind = indexFrom(cells, span.end);
  const total = places[cells.length] ?? 0;
  if (behind > first && total <= columns) {
    const indent = places[first] ?? 0;
    return { line: number + 1, text, indent, length: Math.max((places[behind] ?? 0) - indent, 1) };
  }
  // A span that is empty or begins at the line's end is drawn under the column behind.
  if (behind <= first) {
    const before = cells.slice(0, cellIndex(source, lineSpan(source, number), span.start));
    const [shown, cut] = total <= columns ? [cells, 0] : tailOf(before, columns - 1);
    return frame(number, cut > 0, shown, cut > 0 ? shown.length : before.length, 0);
  }
  const lead = places[first] ?? 0;
  const room = Math.max(Math.floor(columns / 3), 8);
  const [before, cut] = lead > room ? tailOf(cells.slice(0, first), room) : [cells.slice(0, first), 0];
  const after = headOf(cells.slice(first), columns - sum(before) - (cut > 0 ? 1 : 0));
  return frame(number, cut > 0, [...before, ...after], before.length, Math.min(behind - first, after.length));
}

function frame(number: number, cut: boolean, cells: readonly Cell[], start: number, count: number): Frame {
  const lead = cut ? ellipsis : '';
  return {
    line: number + 1,
    text: (lead + cells.map(({ text }) => text).join('')).trimEnd(),
    indent: lead.length + sum(cells.slice(0, start)),
    length: Math.max(sum(cells.slice(start, start + count)), 1),
  };
}

/** The index of the first cell whose character stands at an offset or behind it. */
function indexFrom(cells: readonly Cell[], offset: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.offset ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line that was drawn last: one with a finding often has more. */
const drawn = new WeakMap<SourceText, Drawing>();

function drawingOf(source: SourceText, line: number): Drawing {
  const before = drawn.get(source);
  if (before?.line === line) return before;
  const { start, end } = lineSpan(source, line);
  const cells: Cell[] = [];
  const columns = [0];
  let text = '';
  let offset = start;
  let column = 0;
  for (const char of source.text.slice(start, end)) {
    const cell = cellOf(char, offset, column);
    cells.push(cell);
    text += cell.text;
    offset += char.length;
    column += cell.width;
    columns.push(column);
  }
  const drawing = { line, cells, columns, text: text.trimEnd() };
  drawn.set(source, drawing);
  return drawing;
}

function cellOf(char: string, offset: number, column: number): Cell {
  if (char === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { offset, text: ' '.repeat(width), width };
  }
  if (offset === 0 && char === '\uFEFF') return { offset, text: '', width: 0 };
  if (isPlain(char.charCodeAt(0))) return { offset, text: char, width: widthOfCharacter(char) };
  const text = harmless(char);
  return { offset, text, width: text === '\ufffd' ? 1 : widthOfCharacter(char) };
}

function cellIndex(source: SourceText, line: Span, offset: number): number {
  return [...source.text.slice(line.start, Math.min(offset, line.end))].length;
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}

/** The last cells that fit, and how many were cut off. */
function tailOf(cells: readonly Cell[], columns: number): [cells: readonly Cell[], cut: number] {
  let start = cells.length;
  for (let width = 0; start > 0; start--) {
    width += cells[start - 1]?.width ?? 0;
    if (width > columns) break;
  }
  return [cells.slice(start), start];
}

/** The first cells that fit, with an ellipsis where some are cut off. */
function headOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  let width = 0;
  const end = cells.findIndex((cell) => {
    width += cell.width;
    return width > columns;
  });
  if (end < 0) return cells;
  const mark: Cell = { offset: -1, text: ellipsis, width: 1 };
  return [...cells.slice(0, Math.max(end - 1, 1)), mark];
}

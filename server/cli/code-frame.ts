import { firstFrom } from '../language-service/text/first-from.ts';
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

/** A line as a terminal shows it, character by character. */
interface Drawing {
  readonly line: number;
  /** What is shown of each character, and of all, without blanks at the end. */
  readonly cells: string | readonly string[];
  readonly text: string;
  /** The first character that stands at an offset in the source or behind it. */
  readonly cellFrom: (offset: number) => number;
  /** The terminal column of each character, and of what would stand behind the last. */
  readonly columns: readonly number[];
}

/**
 * The first line of a span as a terminal shows it in at most `columns` columns, and where the span lies below it. Full-width
 * characters count two columns, tabs are drawn as blanks, a span of several lines goes to the end of its first.
 */
export function codeFrame(source: SourceText, span: Span, columns: number): Frame {
  const index = lineAt(source, span.start);
  const drawing = drawingOf(source, index);
  const count = drawing.cells.length;
  const line = index + 1;
  const first = drawing.cellFrom(span.start);
  const behind = drawing.cellFrom(span.end);
  const isWhole = width(drawing, 0, count) <= columns;
  // A span that is empty or begins at the line's end is drawn under the column behind.
  const isEmpty = behind <= first;
  if (isWhole) {
    const length = isEmpty ? 1 : Math.max(width(drawing, first, behind), 1);
    return { line, text: drawing.text, indent: width(drawing, 0, first), length };
  }
  const room = isEmpty ? columns - 1 : Math.max(Math.floor(columns / 3), 8);
  const cut = tailOf(drawing, first, room);
  const lead = cut > 0 ? ellipsis : '';
  const indent = lead.length + width(drawing, cut, first);
  if (isEmpty) return { line, text: (lead + shown(drawing, cut, first)).trimEnd(), indent, length: 1 };
  const isToEnd = width(drawing, first, count) <= columns - indent;
  const end = isToEnd ? count : headOf(drawing, first, columns - indent);
  const tail = isToEnd ? '' : ellipsis;
  const marked =
    behind > end ? width(drawing, first, end) + tail.length : width(drawing, first, Math.min(behind, end));
  return {
    line,
    text: (lead + shown(drawing, cut, end) + tail).trimEnd(),
    indent,
    length: Math.max(marked, 1),
  };
}

/** The line that was drawn last: one with a finding often has more. */
const drawn = new WeakMap<SourceText, Drawing>();

function drawingOf(source: SourceText, line: number): Drawing {
  const before = drawn.get(source);
  if (before?.line === line) return before;
  const { start, end } = lineSpan(source, line);
  const words = source.text.slice(start, end);
  const drawing = drawPlain(words, line, start) ?? draw(words, line, start);
  drawn.set(source, drawing);
  return drawing;
}

/** A line of which every UTF-16 unit is drawn as it is; undefined for others. */
function drawPlain(words: string, line: number, start: number): Drawing | undefined {
  const columns = [0];
  let column = 0;
  for (let index = 0; index < words.length; index++) {
    const unit = words.charCodeAt(index);
    if (!isPlain(unit)) return undefined;
    column += unit < 0x7f ? 1 : widthOfCharacter(words.charAt(index));
    columns.push(column);
  }
  const cellFrom = (offset: number): number => Math.min(Math.max(offset - start, 0), words.length);
  return { line, cells: words, text: words.trimEnd(), cellFrom, columns };
}

function draw(words: string, line: number, start: number): Drawing {
  const cells: string[] = [];
  const columns = [0];
  const offsets: number[] = [];
  let offset = start;
  let column = 0;
  for (const char of words) {
    const { text, width } = cellOf(char, offset, column);
    cells.push(text);
    offsets.push(offset);
    offset += char.length;
    column += width;
    columns.push(column);
  }
  return { line, cells, text: cells.join('').trimEnd(), cellFrom: (at) => firstFrom(offsets, at), columns };
}

function cellOf(
  char: string,
  offset: number,
  column: number,
): { readonly text: string; readonly width: number } {
  if (char === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { text: ' '.repeat(width), width };
  }
  if (offset === 0 && char === '\uFEFF') return { text: '', width: 0 };
  const text = harmless(char);
  return { text, width: text === '\ufffd' ? 1 : widthOfCharacter(char) };
}

/** How many terminal columns some characters take. */
function width({ columns }: Drawing, from: number, to: number): number {
  return (columns[to] ?? 0) - (columns[from] ?? 0);
}

function shown({ cells }: Drawing, from: number, to: number): string {
  const part = cells.slice(from, to);
  return typeof part === 'string' ? part : part.join('');
}

/** From which character on those before another one fit. */
function tailOf(drawing: Drawing, before: number, columns: number): number {
  let from = before;
  while (from > 0 && width(drawing, from - 1, before) <= columns) from--;
  return from;
}

/** Up to which character those from another one on are shown where not all fit: that one, and all but the last that fits. */
function headOf(drawing: Drawing, from: number, columns: number): number {
  let fits = from;
  while (width(drawing, from, fits + 1) <= columns) fits++;
  return Math.max(fits - 1, from + 1);
}

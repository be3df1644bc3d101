import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from './span.ts';

/** One version of a document's text. Immutable: an edit makes another value. */
export interface SourceText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Offset of each line's first character; the first is 0. Lines end at `\n`, `\r` or `\r\n` (LSP 3.17, “Text Documents”). */
  readonly lineStarts: readonly number[];
  /** The line end that the text uses: that of its first line, `\n` where there is only one line. A piece of a text has that of the whole. */
  readonly lineEnd: string;
  /** Tells parts of a text that is not put together until somebody asks for all of it. */
  readonly parts?: TextParts;
}

/** As the functions of the same names tell it. */
export interface TextParts {
  readonly length: number;
  readonly lineCount: number;
  lineSpan(line: number): Span;
  slice(span: Span): string;
}

/** Makes the immutable text of one version. `uri` is the document's identity, `version` counts its edits. */
export function createSourceText(uri: string, version: number, text: string): SourceText {
  const lineStarts = findLineStarts(text);
  return { uri, version, text, lineStarts, lineEnd: firstLineEnd(text, lineStarts) };
}

/** The text once the characters of a span have become others. What it costs grows with the lines, hardly with the characters. */
export function editSourceText(
  { uri, text, lineStarts, lineEnd }: SourceText,
  version: number,
  { start, end }: Span,
  words: string,
): SourceText {
  const by = words.length - (end - start);
  // Line ends just before and behind may come to stand together (`\r\n`) or apart.
  const from = Math.max(start - 1, 0);
  const to = end + 1;
  const whole = text.slice(0, start) + words + text.slice(end);
  const first = firstFrom(lineStarts, from + 1);
  const last = firstFrom(lineStarts, to + 1);
  const starts = lineStarts.slice(0, first);
  for (const offset of findLineStarts(text.slice(from, start) + words + text.slice(end, to + 1))) {
    if (offset > 0 && from + offset <= to + by) starts.push(from + offset);
  }
  for (let index = last; index < lineStarts.length; index++) starts.push((lineStarts[index] ?? 0) + by);
  const isFirstLine = start <= (lineStarts[1] ?? start);
  return {
    uri,
    version,
    text: whole,
    lineStarts: starts,
    lineEnd: isFirstLine ? firstLineEnd(whole, starts) : lineEnd,
  };
}

/** The index of the first of rising numbers that is not less than another. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  // Mostly lines end in one way only, and V8 looks for a single character many times as fast as a loop does.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code > 0x0d) continue;
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(offset + 1) !== 0x0a)) starts.push(offset + 1);
  }
  return starts;
}

/** The 0-based line that holds an offset. Offsets outside the text are moved to its nearer end. */
export function lineAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many characters a text has. */
export function lengthOf(source: SourceText): number {
  return (source.parts ?? source.text).length;
}

/** How many lines a text has: one more than it has line ends. */
export function lineCountOf(source: SourceText): number {
  return source.parts?.lineCount ?? source.lineStarts.length;
}

/** Offset → LSP position (0-based line, UTF-16 character). Offsets outside the text are moved to its nearer end. */
export function positionAt(source: SourceText, offset: number): Position {
  const clamped = Math.min(Math.max(offset, 0), lengthOf(source));
  const line = lineAt(source, clamped);
  const span = lineSpan(source, line);
  return { line, character: Math.min(clamped, span.end) - span.start };
}

/** LSP position → offset. A line past the end gives the text's end; a character past the line's end gives the line's end. */
export function offsetAt(source: SourceText, position: Position): number {
  if (position.line >= lineCountOf(source)) return lengthOf(source);
  const span = lineSpan(source, Math.max(position.line, 0));
  return Math.min(span.start + Math.max(position.character, 0), span.end);
}

/** A 0-based line without its line end. */
export function lineSpan(source: SourceText, line: number): Span {
  if (source.parts) return source.parts.lineSpan(line);
  const start = source.lineStarts[line] ?? source.text.length;
  let end = source.lineStarts[line + 1] ?? source.text.length;
  if (line + 1 < source.lineStarts.length) {
    if (source.text.charCodeAt(end - 1) === 0x0a) end--;
    if (end > start && source.text.charCodeAt(end - 1) === 0x0d) end--;
  }
  return { start, end };
}

/** A 0-based line with its line end, as it has to be removed when the line goes. */
export function fullLineSpan(source: SourceText, line: number): Span {
  return {
    start: source.lineStarts[line] ?? lengthOf(source),
    end: source.lineStarts[line + 1] ?? lengthOf(source),
  };
}

/** The words of a span. */
export function slice(source: SourceText, span: Span): string {
  return source.parts ? source.parts.slice(span) : source.text.slice(span.start, span.end);
}

/** Span → LSP range. */
export function rangeOf(source: SourceText, span: Span): Range {
  return { start: positionAt(source, span.start), end: positionAt(source, span.end) };
}

/** LSP range → span. */
export function spanOf(source: SourceText, range: Range): Span {
  return { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
}

/** The line end that the text uses. */
export function lineEndOf({ lineEnd }: SourceText): string {
  return lineEnd;
}

function firstLineEnd(text: string, [, start]: readonly number[]): string {
  if (start === undefined) return '\n';
  if (text[start - 1] === '\r') return '\r';
  return text[start - 2] === '\r' ? '\r\n' : '\n';
}

import type { SourceText } from '../../text/source-text.ts';

/** A line from its first character that is no space to its end. */
export interface Line {
  /** The line's first character, behind a byte order mark. */
  readonly start: number;
  readonly at: number;
  readonly end: number;
}

const SPACE = 0x20;
const TAB = 0x09;

/** A 0-based line without its line end. */
export function lineOf({ text, lineStarts }: SourceText, line: number): Line {
  const start = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : (lineStarts[line] ?? text.length);
  let end = text.length;
  if (line + 1 < lineStarts.length) {
    end = (lineStarts[line + 1] ?? end) - 1;
    if (end > start && text.charCodeAt(end) === 0x0a && text.charCodeAt(end - 1) === 0x0d) end--;
  }
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return { start, at, end };
}

/** Whether nothing but blanks stands between two offsets. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

/** Whether a line is blank, or none. */
export function isBlankLine(source: SourceText, line: number): boolean {
  if (line >= source.lineStarts.length) return true;
  const { at, end } = lineOf(source, line);
  return isBlank(source.text, at, end);
}

/** Whether a pattern with the flag `y` matches at an offset. */
export function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** Whether a letter or another character that opens nothing in Markdown stands at an offset. */
export function beginsWords(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code > 0x7f) return !/[\s\u0080-\u009f]/.test(text.charAt(offset));
  return (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b);
}

/** The `#` of a heading. */
export const ATX = /#{1,6}(?=[ \t\r\n]|$)/y;
/** The line that opens a fence. */
export const FENCE = /(?:`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})/y;
/** A thematic break. */
export const RULE = /([-_*])(?:[ \t]*\1){2,}[ \t]*(?=[\r\n]|$)/y;
/** The line under a heading. */
export const UNDERLINE = /(?:=+|-+)[ \t]*(?=[\r\n]|$)/y;
/** Whether a line may stand under the head of a table: dashes with bars or colons, and nothing else but blanks. */
export function isDelimiterRow(text: string, start: number, end: number): boolean {
  let dash = false;
  let mark = false;
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character === '-') dash = true;
    else if (character === '|' || character === ':') mark = true;
    else if (character !== ' ' && character !== '\t') return false;
  }
  return dash && mark;
}

/** Whether the next line may make a line the head of a table. */
export function mayHeadTable(source: SourceText, line: number): boolean {
  if (line + 1 >= source.lineStarts.length) return false;
  const { start, end } = lineOf(source, line + 1);
  const marks = /^[ \t>]*/.exec(source.text.slice(start, end))?.[0].length ?? 0;
  return isDelimiterRow(source.text, start + marks, end);
}

import type { SourceText } from '../../text/source-text.ts';

/** A line from its first character that is no space to its end. */
export interface Line {
  /** The line's first character, behind a byte order mark. */
  readonly start: number;
  readonly at: number;
  readonly end: number;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const STAR = 0x2a;
const DASH = 0x2d;
const COLON = 0x3a;
const UNDERSCORE = 0x5f;
const BAR = 0x7c;

/** A 0-based line without its line end. */
export function lineOf({ text, lineStarts }: SourceText, line: number): Line {
  const start = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : (lineStarts[line] ?? text.length);
  let end = text.length;
  if (line + 1 < lineStarts.length) {
    end = (lineStarts[line + 1] ?? end) - 1;
    if (end > start && text.charCodeAt(end) === LINE_FEED && text.charCodeAt(end - 1) === RETURN) end--;
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

/** Whether the `#` of a heading stand at an offset. */
export function isAtx(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === HASH) at++;
  if (at === offset || at > offset + 6) return false;
  const code = text.charCodeAt(at);
  return code === SPACE || code === TAB || isLineEnd(code);
}

/** Whether a thematic break stands at an offset: three of its marks or more, and nothing else but blanks. */
export function isRule(text: string, offset: number): boolean {
  const mark = text.charCodeAt(offset);
  if (mark !== DASH && mark !== STAR && mark !== UNDERSCORE) return false;
  let marks = 1;
  for (let at = offset + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) marks++;
    else if (code !== SPACE && code !== TAB) return marks >= 3 && isLineEnd(code);
  }
}

/** Whether what `charCodeAt` says is the end of a line, or of the text. */
export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === RETURN || Number.isNaN(code);
}

/** The line that opens a fence. */
export const FENCE = /(?:`{3,}(?=[^`\r\n]*(?:[\r\n]|$))|~{3,})/y;
/** The line under a heading. */
export const UNDERLINE = /(?:=+|-+)[ \t]*(?=[\r\n]|$)/y;
/** Whether a line may stand under the head of a table: dashes with bars or colons, and nothing else but blanks. */
export function isDelimiterRow(text: string, start: number, end: number): boolean {
  let dash = false;
  let mark = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === DASH) dash = true;
    else if (code === BAR || code === COLON) mark = true;
    else if (code !== SPACE && code !== TAB) return false;
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

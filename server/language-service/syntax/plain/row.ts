import type { Node } from 'mdast';

export type Position = NonNullable<Node['position']>;
export type Point = Position['start'];

/** A whole line. */
export interface Line {
  /** 1-based. */
  readonly line: number;
  /** The offset of its first character. */
  readonly start: number;
  /** The offset of its line end. */
  readonly end: number;
}

/** A line of a block. */
export interface Row extends Line {
  /** The offset of the first character behind indents and marks. */
  readonly from: number;
  /** The offset behind the last character that is no blank. */
  readonly to: number;
}

/** A place in a line. */
export function pointAt({ line, start }: Pick<Line, 'line' | 'start'>, offset: number): Point {
  return { line, column: offset - start + 1, offset };
}

/** A stretch of a line. */
export function positionIn(line: Pick<Line, 'line' | 'start'>, from: number, to: number): Position {
  return { start: pointAt(line, from), end: pointAt(line, to) };
}

/** The offset of the next line end, or of the text's. */
export function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return at > from && text.charAt(at - 1) === '\r' ? at - 1 : at;
}

/** The offset of the next character that is no space, `end` at most. */
export function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charAt(at) === ' ') at++;
  return at;
}

/** The offset behind the last character before `end` that is no space, `from` at least. */
export function trimSpaces(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && text.charAt(at - 1) === ' ') at--;
  return at;
}

/** The offset behind the run of one character. */
export function endOfRun(text: string, from: number): number {
  const character = text.charCodeAt(from);
  let at = from + 1;
  while (text.charCodeAt(at) === character) at++;
  return at;
}

/** What a sticky pattern finds at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

import type { Position, Range } from 'vscode-languageserver-types';

/** A place so many lines further down. */
export function movedPosition({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}

export function movedRange({ start, end }: Range, lines: number): Range {
  return { start: movedPosition(start, lines), end: movedPosition(end, lines) };
}

import type { Range } from 'vscode-languageserver-types';
import { lineSpan, type SourceText } from './source-text.ts';

/** Words of one line that become others. All lines stay what they are, so that many such edits are made in one go. */
export interface LineEdit {
  /** 0-based. */
  readonly line: number;
  /** The characters of the line that go. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Where `from` is in the text that the edits before left. */
  readonly start: number;
}

/** An edit of a text that other edits were made to; undefined for one that changes more than words of one line. */
export function lineEditOf(
  source: SourceText,
  before: readonly LineEdit[],
  { start, end }: Range,
  words: string,
): LineEdit | undefined {
  const { line, character: from } = start;
  const { character: to } = end;
  if (end.line !== line || line < 0 || line >= source.lineStarts.length || /[\r\n]/.test(words))
    return undefined;
  const span = lineSpan(source, line);
  let shift = 0;
  let length = span.end - span.start;
  for (const edit of before) {
    if (edit.line < line) shift += growthOf(edit);
    else if (edit.line === line) length += growthOf(edit);
  }
  if (from < 0 || to < from || to > length) return undefined;
  // Line ends before and behind an empty line may become one (`\r`, `\n`).
  if (length + words.length === to - from) return undefined;
  return { line, from, to, words, start: span.start + shift + from };
}

/** By how many characters a text grows. */
export function growthOf({ from, to, words }: LineEdit): number {
  return words.length - (to - from);
}

/** The text once edits have been made to it, one after the other. What it costs grows with the lines, and hardly with the edits. */
export function withLineEdits(source: SourceText, version: number, edits: readonly LineEdit[]): SourceText {
  const { uri, text, lineStarts, lineEnd } = source;
  const contents = new Map<number, string>();
  for (const { line, from, to, words } of edits) {
    const { start, end } = lineSpan(source, line);
    const content = contents.get(line) ?? text.slice(start, end);
    contents.set(line, content.slice(0, from) + words + content.slice(to));
  }
  const lines = [...contents].sort(([a], [b]) => a - b);
  const starts = lineStarts.slice();
  const parts: string[] = [];
  let cursor = 0;
  let shift = 0;
  for (const [index, [line, content]] of lines.entries()) {
    const { start, end } = lineSpan(source, line);
    parts.push(text.slice(cursor, start), content);
    cursor = end;
    shift += content.length - (end - start);
    const last = lines[index + 1]?.[0] ?? lineStarts.length - 1;
    for (let next = line + 1; next <= last; next++) starts[next] = (lineStarts[next] ?? 0) + shift;
  }
  parts.push(text.slice(cursor));
  return { uri, version, text: parts.join(''), lineStarts: starts, lineEnd };
}

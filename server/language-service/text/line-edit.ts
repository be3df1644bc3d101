import type { Range } from 'vscode-languageserver-types';
import { lengthOf, lineCountOf, lineSpan, type SourceText, slice, type TextParts } from './source-text.ts';
import { movedSpan, type Span } from './span.ts';

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
  if (end.line !== line || line < 0 || line >= lineCountOf(source) || /[\r\n]/.test(words)) return undefined;
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

/** A text of which more lines are others is put together at once. */
const MOST_LINES = 16;

/** The text once edits have been made to it, one after the other: put together when somebody asks for all of it. */
export function withLineEdits(source: SourceText, version: number, edits: readonly LineEdit[]): SourceText {
  const { base, lines } = source instanceof EditedText ? source.origin() : { base: source, lines: [] };
  const contents = new Map(lines.map(({ line, words }) => [line, words]));
  for (const { line, from, to, words } of edits) {
    const content = contents.get(line) ?? slice(base, lineSpan(base, line));
    contents.set(line, content.slice(0, from) + words + content.slice(to));
  }
  const edited = new EditedText(base, version, contents);
  return contents.size > MOST_LINES ? edited.whole() : edited;
}

/** A line with other words. */
interface EditedLine {
  readonly line: number;
  readonly was: Span;
  readonly is: Span;
  readonly words: string;
}

/** What a text is made of: another one, and the lines that are others. */
interface Origin {
  readonly base: SourceText;
  readonly lines: readonly EditedLine[];
}

class EditedText implements SourceText, TextParts {
  readonly uri: string;
  readonly version: number;
  readonly lineEnd: string;
  readonly lineCount: number;
  readonly length: number;
  readonly #base: SourceText;
  /** In the order of the text. */
  readonly #lines: readonly EditedLine[];
  #text: string | undefined;
  #lineStarts: readonly number[] | undefined;

  /** `contents` has the words of lines by their numbers. */
  constructor(base: SourceText, version: number, contents: ReadonlyMap<number, string>) {
    let shift = 0;
    this.#lines = [...contents]
      .sort(([a], [b]) => a - b)
      .map(([line, words]) => {
        const was = lineSpan(base, line);
        const start = was.start + shift;
        const is = { start, end: start + words.length };
        shift = is.end - was.end;
        return { line, was, is, words };
      });
    this.#base = base;
    this.uri = base.uri;
    this.version = version;
    this.lineEnd = base.lineEnd;
    this.lineCount = lineCountOf(base);
    this.length = lengthOf(base) + shift;
  }

  get parts(): TextParts {
    return this;
  }

  get text(): string {
    this.#text ??= this.slice({ start: 0, end: this.length });
    return this.#text;
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= this.#findLineStarts();
    return this.#lineStarts;
  }

  /** The same, put together. */
  whole(): SourceText {
    const { uri, version, text, lineStarts, lineEnd } = this;
    return { uri, version, text, lineStarts, lineEnd };
  }

  origin(): Origin {
    if (this.#text !== undefined) return { base: this.whole(), lines: [] };
    return { base: this.#base, lines: this.#lines };
  }

  lineSpan(line: number): Span {
    const last = this.#lines.findLast((each) => each.line <= line);
    if (last?.line === line) return last.is;
    return movedSpan(lineSpan(this.#base, line), shiftBehind(last));
  }

  slice({ start, end }: Span): string {
    if (start < 0 || end < start) return this.text.slice(start, end);
    const before = this.#lines.findLastIndex(({ is }) => is.start <= start);
    const isBehind = start >= (this.#lines[before]?.is.end ?? 0);
    if (isBehind && end <= (this.#lines[before + 1]?.is.start ?? this.length)) {
      const shift = shiftBehind(this.#lines[before]);
      return this.#base.text.slice(start - shift, end - shift);
    }
    const found: string[] = [];
    const take = (text: string, was: number, is: Span): void => {
      const from = Math.max(start, is.start);
      const to = Math.min(end, is.end);
      if (from < to) found.push(text.slice(was + from - is.start, was + to - is.start));
    };
    let was = 0;
    let at = 0;
    for (const line of this.#lines) {
      take(this.#base.text, was, { start: at, end: line.is.start });
      take(line.words, 0, line.is);
      was = line.was.end;
      at = line.is.end;
    }
    take(this.#base.text, was, { start: at, end: this.length });
    return found.join('');
  }

  #findLineStarts(): readonly number[] {
    const { lineStarts } = this.#base;
    const starts = lineStarts.slice();
    for (const [index, edited] of this.#lines.entries()) {
      const shift = shiftBehind(edited);
      const last = this.#lines[index + 1]?.line ?? starts.length - 1;
      for (let next = edited.line + 1; next <= last; next++) starts[next] = (lineStarts[next] ?? 0) + shift;
    }
    return starts;
  }
}

/** How far the text behind a line stands from where it stood. */
function shiftBehind(line: EditedLine | undefined): number {
  return line ? line.is.end - line.was.end : 0;
}

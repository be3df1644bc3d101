import { createMemory } from '../text/memory.ts';
import { lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { HARD_BREAK, offsetIn, type Prose } from './prose.ts';

/** One line of a block's words. */
export interface ProseLine {
  /** The words on it, as `Prose.text` has them. */
  readonly text: string;
  /** Where its words begin in the source; marks of emphasis and links may stand before. */
  readonly offset: number;
  /** The whole line of the source without its line end. */
  readonly line: Span;
  /** What stands before the first character that belongs to the block: blanks and quote marks, in a block's first line also list marks. */
  readonly prefix: string;
  /** How wide the prefix is, a tab up to the next multiple of four. */
  readonly column: number;
  /** Whether the line end before it renders as a blank. */
  readonly joined: boolean;
}

const memory = createMemory<Prose, readonly ProseLine[]>();

/** The lines of a block, the first to the last. A line end inside a link's words starts no line. */
export function proseLines(source: SourceText, prose: Prose): readonly ProseLine[] {
  const known = memory.get(prose) ?? readLines(source, prose);
  memory.set(prose, known);
  return known;
}

function readLines(source: SourceText, prose: Prose): readonly ProseLine[] {
  const lines: ProseLine[] = [];
  const { text } = prose;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const unit = text[index];
    if (unit !== undefined && unit !== '\n' && unit !== HARD_BREAK) continue;
    const offset = offsetIn(prose, start) ?? offsetIn(prose, text.length - 1) ?? 0;
    const before = lines.at(-1);
    const place =
      before && before.line.start <= offset && offset <= before.line.end && lines.length > 1
        ? before
        : placeOf(source, prose, offset, start === 0);
    const { line, prefix, column } = place;
    const joined = start > 0 && text[start - 1] === '\n';
    lines.push({ text: text.slice(start, index), offset, line, prefix, column, joined });
    start = index + 1;
  }
  return lines;
}

/** The source's line that holds an offset, and what stands on it before the block's own words. */
function placeOf(
  source: SourceText,
  prose: Prose,
  offset: number,
  isFirst: boolean,
): Pick<ProseLine, 'line' | 'prefix' | 'column'> {
  const line = lineSpan(source, lineAt(source, offset));
  const own = prose.node.position?.start.offset ?? offset;
  const words = source.text.slice(line.start, line.end);
  const prefix = isFirst ? words.slice(0, own - line.start) : (/^[ \t>]*/.exec(words)?.[0] ?? '');
  return { line, prefix, column: widthOf(prefix) };
}

function widthOf(prefix: string): number {
  if (!prefix.includes('\t')) return prefix.length;
  let column = 0;
  for (const char of prefix) column += char === '\t' ? 4 - (column % 4) : 1;
  return column;
}

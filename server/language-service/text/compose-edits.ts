import { sortEdits, type TextEdit } from './text-edit.ts';

/** A stretch of the original that is kept, or words that were put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly words: string };

/**
 * One list of edits of the original text that does what `first` and then `second` (made for the text after `first`) do.
 * `length` is the original text's length.
 */
export function composeEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): TextEdit[] {
  return toEdits(applyTo(applyTo([{ start: 0, end: length }], first), second), length);
}

function lengthOf(piece: Piece): number {
  return 'words' in piece ? piece.words.length : piece.end - piece.start;
}

function cut(piece: Piece, from: number, to: number): Piece {
  return 'words' in piece
    ? { words: piece.words.slice(from, to) }
    : { start: piece.start + from, end: piece.start + to };
}

function applyTo(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  const queue = [...pieces];
  let offset = 0;
  /** Takes the text up to `target` off the queue, into the result or away. */
  const advance = (target: number, keep: boolean): void => {
    for (let piece = queue.shift(); piece; piece = queue.shift()) {
      const rest = target - offset;
      if (rest <= 0) {
        queue.unshift(piece);
        return;
      }
      const length = lengthOf(piece);
      if (keep) result.push(length <= rest ? piece : cut(piece, 0, rest));
      offset += Math.min(length, rest);
      if (length > rest) queue.unshift(cut(piece, rest, length));
    }
  };
  for (const edit of sortEdits(edits)) {
    advance(edit.span.start, true);
    if (edit.text) result.push({ words: edit.text });
    advance(edit.span.end, false);
  }
  return [...result, ...queue];
}

function toEdits(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let words = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('words' in piece) {
      words += piece.words;
      continue;
    }
    if (words || piece.start > done) edits.push({ span: { start: done, end: piece.start }, text: words });
    words = '';
    done = piece.end;
  }
  return edits;
}

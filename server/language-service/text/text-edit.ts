import type { Span } from './span.ts';

/** Puts `text` in the place of `span`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** In the order of the text; edits at one place keep the order in which they were given. */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
    )
    .map(({ edit }) => edit);
}

/** Whether no two of the edits touch the same characters. Two insertions at one place collide, since their order would matter. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = sortEdits(edits);
  return sorted.every((edit, index) => {
    const next = sorted[index + 1];
    if (!next) return true;
    if (edit.span.end > next.span.start) return false;
    return (
      edit.span.start !== next.span.start ||
      edit.span.end !== edit.span.start ||
      next.span.end !== next.span.start
    );
  });
}

/** The text after all edits; they must not overlap, which `areDisjoint` tells. Bytes outside the spans stay equal. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const edit of sortEdits(edits)) {
    parts.push(text.slice(last, edit.span.start), edit.text);
    last = edit.span.end;
  }
  parts.push(text.slice(last));
  return parts.join('');
}

import { createSourceText, type SourceText } from '../text/source-text.ts';
import { applyEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import { followEdit } from './tree-of.ts';

/** The text after edits that do not overlap. When it is read, only what they touch is read anew. */
export function editedSource(source: SourceText, version: number, edits: readonly TextEdit[]): SourceText {
  const edited = createSourceText(source.uri, version, applyEdits(source.text, edits));
  // One after the other from the last to the first, so that the places of the others stay what they are.
  const [first, ...later] = sortEdits(edits);
  let current = source;
  for (const { span, text } of later.reverse()) {
    // Stands for a text in between, which nobody reads.
    const next = { ...current };
    followEdit(current, next, span, text);
    current = next;
  }
  followEdit(current, edited, first?.span ?? { start: 0, end: 0 }, first?.text ?? '');
  return edited;
}

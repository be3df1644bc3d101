import type { Minutes, Section } from '../../model/minutes.ts';
import { slice } from '../../text/source-text.ts';

/** A heading's words as the text has them, without ordinal, emphasis and a last colon. */
export function headingWords(minutes: Minutes, { label, name }: Pick<Section, 'label' | 'name'>): string {
  const words = slice(minutes.source, label)
    .replaceAll('**', '')
    .replace(/[:：]$/, '')
    .trim();
  return words === '' ? name : words;
}

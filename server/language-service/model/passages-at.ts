import { indexOfPiece } from '../syntax/pieces.ts';
import type { Span } from '../text/span.ts';
import type { PlacedPassage } from './passage.ts';

/** The passages that a span touches, those included that end where it begins or begin where it ends. */
export function passagesAt(
  { passages }: { readonly passages: readonly PlacedPassage[] },
  { start, end }: Span,
): readonly PlacedPassage[] {
  let first = indexOfPiece(passages, start);
  while (first > 0 && (passages[first]?.start ?? 0) === start) first--;
  const found: PlacedPassage[] = [];
  for (let index = first; index < passages.length; index++) {
    const place = passages[index];
    if (!place || place.start > end) break;
    found.push(place);
  }
  return found;
}

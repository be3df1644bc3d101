import type { Minutes } from '../../model/minutes.ts';
import { lineSpan, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';

/** Where something is said of the file as a whole: the title's words, the first heading's, or the first line that is not blank. */
export function openingSpan(minutes: Minutes): Span {
  const { source, title, sections } = minutes;
  const heading = title?.span ?? sections[0]?.label;
  if (heading) return heading;
  for (let line = 0; line < source.lineStarts.length; line++) {
    const span = lineSpan(source, line);
    const words = slice(source, span).trim();
    if (words !== '') return { start: span.end - slice(source, span).trimStart().length, end: span.end };
  }
  return { start: 0, end: 0 };
}

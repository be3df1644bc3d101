import type { Span } from '../../server/language-service/text/span.ts';

/** A text without its `⟦…⟧` marks, and where they stood. Marks may nest. */
export function readMarks(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const char of marked) {
    if (char === '⟦') open.push(text.length);
    else if (char === '⟧') spans.push({ start: open.pop()!, end: text.length });
    else text += char;
  }
  if (open.length > 0) throw new Error(`a mark is not closed in ${JSON.stringify(marked)}`);
  return { text, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** A text with marks round the spans: the inverse of `readMarks`, for messages that show what differs. */
export function writeMarks(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: end, mark: '⟧', order: 0 },
    { at: start, mark: '⟦', order: 1 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((result, { at, mark }) => result.slice(0, at) + mark + result.slice(at), text);
}

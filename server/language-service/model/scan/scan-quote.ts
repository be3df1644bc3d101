import { isBlank, isBlankLine, type Line } from './lines.ts';
import { readMarker } from './read-marker.ts';
import { DEEPEST, readWords, type Scan, type Verdict } from './scan.ts';

/** A line of a quote, from its `>`. Whatever would go on in the next line is left to the parser. */
export function scanQuote(scan: Scan, index: number, { start, at, end }: Line): Verdict {
  const { text } = scan.source;
  scan.before = 'quote';
  let from = at;
  let depth = 0;
  while (text[from] === '>') {
    if (++depth > DEEPEST) return 'doubtful';
    from++;
    const blanks = /[ \t]*/y;
    blanks.lastIndex = from;
    const gap = blanks.exec(text)?.[0] ?? '';
    if (isBlank(text, from, end)) return 'certain';
    if (gap.length > 4 || gap.includes('\t')) return 'doubtful';
    from += gap.length;
  }
  for (let marker = readMarker(text, from, end); marker; marker = readMarker(text, from, end)) {
    if (marker === 'doubtful' || marker.spaces > 4) return 'doubtful';
    if (marker.empty) return 'certain';
    from = marker.content;
  }
  if (text[from] === '[' && text.slice(from, end).includes(']:')) return 'doubtful';
  // Fences, HTML, and quotes in lists.
  if (/^(?:```|~~~|<|>)/.test(text.slice(from, from + 3))) return 'doubtful';
  const isLast = isBlankLine(scan.source, index + 1);
  return readWords(scan, index, start, { start: from, end }, isLast) ? 'certain' : 'doubtful';
}

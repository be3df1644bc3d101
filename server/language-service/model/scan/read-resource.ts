const ENTITY = /&(?:#|[A-Za-z])[A-Za-z\d]*;/;

/**
 * The `(destination "title")` behind a `]`, from its opening parenthesis, on a line that ends at `end`. `words` where no link can come
 * of it, `begun` where only the next line could make it one, `open` where that would have to begin with a title or `)`; absent where that is left to the parser: escapes, character references,
 * angle brackets and rare titles. Source: CommonMark 0.31, “Links”.
 */
export function readResource(
  text: string,
  open: number,
  end: number,
): { readonly url: string; readonly end: number } | 'words' | 'open' | 'begun' | undefined {
  const start = skipBlanks(text, open + 1, end);
  if (start >= end) return 'begun';
  const close = endOfDestination(text, start, end);
  if (close === undefined || close === 'open') return close;
  const url = text.slice(start, close);
  if (url.includes('&') && ENTITY.test(url)) return undefined;
  let at = skipBlanks(text, close, end);
  if (at > close && close > start && /["']/.test(text.charAt(at))) {
    const title = endOfTitle(text, at, end);
    if (title === undefined) return undefined;
    at = skipBlanks(text, title, end);
  }
  if (at >= end) return 'open';
  if (text.charAt(at) === ')') return { url, end: at + 1 };
  return text.charAt(at) === '(' || close === start ? undefined : 'words';
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
  return at;
}

function endOfDestination(text: string, start: number, end: number): number | 'open' | undefined {
  if (text.charAt(start) === '<') return undefined;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) return depth === 0 ? at : undefined;
    if (code < 0x20 || code === 0x7f || code === 0x5c) return undefined;
    if (code === 0x28 && ++depth > 3) return undefined;
    if (code === 0x29 && --depth < 0) return at;
  }
  return 'open';
}

function endOfTitle(text: string, start: number, end: number): number | undefined {
  const close = text.indexOf(text.charAt(start), start + 1);
  if (close === -1 || close >= end || text.slice(start, close).includes('\\')) return undefined;
  return close + 1;
}

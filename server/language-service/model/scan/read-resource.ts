const ENTITY = /&(?:#|[A-Za-z])[A-Za-z\d]*;/;

/** Where a link leads; `end` is absent where only a `)` at the beginning of the next line would close it. */
export interface Resource {
  readonly url: string;
  readonly end: number | undefined;
}

/**
 * The `(destination "title")` behind a `]`, from its opening parenthesis, on a line that ends at `end`. `words` where no link can come
 * of it, `begun` where only the next line could make it one, `open` where that would have to begin with `)` after a title; absent
 * where that is left to the parser: escapes, character references, angle brackets and rare titles. Source: CommonMark 0.31, “Links”.
 */
export function readResource(
  text: string,
  open: number,
  end: number,
): Resource | 'words' | 'open' | 'begun' | undefined {
  const start = skipBlanks(text, open + 1, end);
  if (start >= end) return 'begun';
  const close = endOfDestination(text, start, end);
  if (close === undefined || close === 'open') return close;
  const url = text.slice(start, close);
  if (url.includes('&') && ENTITY.test(url)) return undefined;
  let at = close;
  let hasTitle = false;
  if (text.charCodeAt(at) !== PARENTHESIS) {
    at = skipBlanks(text, close, end);
    hasTitle = at > close && close > start && at < end && /["']/.test(text.charAt(at));
    if (hasTitle) {
      const title = endOfTitle(text, at, end);
      if (title === undefined) return undefined;
      at = skipBlanks(text, title, end);
    }
    if (at >= end) return hasTitle ? 'open' : { url, end: undefined };
  }
  if (text.charCodeAt(at) === PARENTHESIS) return { url, end: at + 1 };
  return text.charAt(at) === '(' || close === start ? undefined : 'words';
}

const PARENTHESIS = 0x29;

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
  return depth === 0 ? end : 'open';
}

function endOfTitle(text: string, start: number, end: number): number | undefined {
  const close = text.indexOf(text.charAt(start), start + 1);
  if (close === -1 || close >= end || text.slice(start, close).includes('\\')) return undefined;
  return close + 1;
}

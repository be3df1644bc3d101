import type { Span } from '../text/span.ts';

/** The two halves of `[label](destination "title")` or `![alt](destination)`. */
export interface LinkParts {
  readonly label: Span;
  /** Without `<>`; empty where there is none. */
  readonly destination: Span;
}

/** How deep CommonMark parsers let parentheses nest in a destination; it also bounds our work. */
const DEEPEST = 32;

/**
 * The parts of an inline link whose span and last child are known from the tree. `labelEnd` is the end of that child.
 * Absent where the text is not shaped so.
 */
export function readInlineLink(text: string, span: Span, labelEnd: number): LinkParts | undefined {
  const close = skipGap(text, labelEnd);
  if (text.charAt(close) !== ']' || text.charAt(close + 1) !== '(') return undefined;
  const resource = readResource(text, close + 1);
  return resource && { label: { start: span.start + 1, end: close }, destination: resource.destination };
}

/** The parts of an inline image. Its alt text may hold links of its own: the resource is the first that ends where the image ends. */
export function readInlineImage(text: string, span: Span): LinkParts | undefined {
  let close = text.indexOf('](', span.start + 2);
  while (close !== -1 && close < span.end) {
    const resource = readResource(text, close + 1);
    if (resource?.end === span.end)
      return { label: { start: span.start + 2, end: close }, destination: resource.destination };
    close = text.indexOf('](', close + 1);
  }
  return undefined;
}

/** The label and the destination of `[label]: destination`. */
export function readDefinition(text: string, span: Span): LinkParts | undefined {
  let close = span.start + 1;
  while (close < span.end && text.charAt(close) !== ']') close += text.charAt(close) === '\\' ? 2 : 1;
  if (text.charAt(close + 1) !== ':') return undefined;
  const destination = readDestination(text, skipGap(text, close + 2));
  return destination && { label: { start: span.start + 1, end: close }, destination: destination.inner };
}

/** `(destination "title")` from its opening parenthesis. CommonMark 0.31, “Links”. */
function readResource(text: string, open: number): { destination: Span; end: number } | undefined {
  let offset = skipGap(text, open + 1);
  if (text.charAt(offset) === ')') return { destination: { start: offset, end: offset }, end: offset + 1 };
  const destination = readDestination(text, offset);
  if (!destination) return undefined;
  offset = skipGap(text, destination.end);
  const quote = text.charAt(offset);
  if (offset > destination.end && (quote === '"' || quote === "'" || quote === '(')) {
    const last = quote === '(' ? ')' : quote;
    offset++;
    while (offset < text.length && text.charAt(offset) !== last)
      offset += text.charAt(offset) === '\\' ? 2 : 1;
    offset = skipGap(text, offset + 1);
  }
  return text.charAt(offset) === ')' ? { destination: destination.inner, end: offset + 1 } : undefined;
}

function readDestination(text: string, start: number): { inner: Span; end: number } | undefined {
  let offset = start;
  if (text.charAt(start) === '<') {
    offset++;
    for (; offset < text.length; offset++) {
      const character = text.charAt(offset);
      if (character === '>') return { inner: { start: start + 1, end: offset }, end: offset + 1 };
      if (character === '<' || character === '\n' || character === '\r') return undefined;
      if (character === '\\') offset++;
    }
    return undefined;
  }
  let depth = 0;
  for (; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code <= 0x20 || code === 0x7f) break;
    if (code === 0x5c && /[!-/:-@[-`{-~]/.test(text.charAt(offset + 1))) offset++;
    else if (code === 0x28 && ++depth > DEEPEST) return undefined;
    else if (code === 0x29 && --depth < 0) break;
  }
  return { inner: { start, end: offset }, end: offset };
}

/** Past blanks and line ends, and past the quote marks that begin a line of a block quote. */
function skipGap(text: string, start: number): number {
  let offset = start;
  let lineBegun = /[\r\n]/.test(text.charAt(start - 1));
  for (; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\n' || character === '\r') lineBegun = true;
    else if (character !== ' ' && character !== '\t' && !(lineBegun && character === '>')) break;
  }
  return offset;
}

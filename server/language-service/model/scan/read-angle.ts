import type { Span } from '../../text/span.ts';

const AUTOLINK = /<[A-Za-z][A-Za-z\d+.-]{1,31}:[^\p{Cc} <>]*>/uy;
const ADDRESS =
  /<[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*>/y;
const CLOSING = /<\/[A-Za-z][A-Za-z\d-]*[ \t]*>/y;
/** An opening tag up to where it is no tag any more. */
const OPENING =
  /<([A-Za-z][A-Za-z\d-]*)(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'=<>`]+))?)*[ \t]*(\/?>)?/y;

/**
 * What a `<` opens on a line that ends at `end`: an address (with its URL), a piece of HTML, or nothing (`words`). Absent where that
 * is left to the parser: links and images in HTML, and what may go on in the next line.
 * Source: CommonMark 0.31, “Autolinks”, “Raw HTML”.
 */
export function readAngle(
  text: string,
  start: number,
  end: number,
): { readonly span: Span; readonly url?: string } | 'words' | undefined {
  if (!/[A-Za-z/!?]/.test(text.charAt(start + 1)) || start + 1 >= end) {
    // An address may begin with other characters than a letter.
    return mayBeAddress(text, start, end) ? undefined : 'words';
  }
  const link = endAt(AUTOLINK, text, start);
  if (link !== undefined) return { span: { start, end: link }, url: text.slice(start + 1, link - 1) };
  const address = endAt(ADDRESS, text, start);
  if (address !== undefined)
    return { span: { start, end: address }, url: `mailto:${text.slice(start + 1, address - 1)}` };
  if (text.startsWith('<!--', start)) {
    const close = endOfComment(text, start, end);
    return close === undefined ? undefined : { span: { start, end: close } };
  }
  const closing = endAt(CLOSING, text, start);
  if (closing !== undefined) return { span: { start, end: closing } };
  return readOpening(text, start, end);
}

function readOpening(
  text: string,
  start: number,
  end: number,
): { readonly span: Span } | 'words' | undefined {
  OPENING.lastIndex = start;
  const match = OPENING.exec(text);
  if (!match) return undefined;
  const close = start + match[0].length;
  if (close > end) return undefined;
  if (match[2] === undefined)
    return close === end || /[\w\s"'=/:.<`-]/.test(text.charAt(close)) ? undefined : 'words';
  return /^(?:a|img)$/i.test(match[1] ?? '') ? undefined : { span: { start, end: close } };
}

/** Behind a comment that is closed on the line; absent where it is not, or where it is closed at once. */
export function endOfComment(text: string, start: number, end: number): number | undefined {
  const inside = text.slice(start + 4, end);
  const close = inside.indexOf('-->');
  return close === -1 || /^-?>/.test(inside) ? undefined : start + 4 + close + 3;
}

function mayBeAddress(text: string, start: number, end: number): boolean {
  return /^<[^\s<>]+@[^\s<>]+>/.test(text.slice(start, end));
}

/** The end of a match at an offset; absent where there is none. */
function endAt(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

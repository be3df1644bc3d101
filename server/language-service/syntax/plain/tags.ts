import { endOfLine, matchAt, skipSpaces, trimSpaces } from './row.ts';

/** An address between angle brackets. Source: CommonMark 0.31, section 6.5. */
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\p{Cc} ]*)>/uy;

/** A whole tag in one line. Source: CommonMark 0.31, section 6.6. */
const ATTRIBUTES = /(?: +[A-Za-z_:][\w.:-]*(?: *= *(?:[^ "'=<>`/\r\n]+|"[^"\r\n]*"|'[^'\r\n]*'))?)*/;
const TAG = new RegExp(
  `<(?:([A-Za-z][A-Za-z0-9-]*)${ATTRIBUTES.source} */?|/([A-Za-z][A-Za-z0-9-]*) *)>`,
  'y',
);

/** The beginning of a tag as far as it is one; what may follow it decides. */
const OPENING = new RegExp(`</?[A-Za-z][A-Za-z0-9-]*${ATTRIBUTES.source} *`, 'y');

const TAG_SIGN = /[A-Za-z/!?]/;
const EMAIL = /<[^\s<>]*@/y;

const AMONG_WORDS = /^(?:a|b|br|code|em|i|img|kbd|span|strong|sub|sup)$/i;
const OF_BLOCKS = /^(?:center|details|div|h[1-6]|hr|p|summary|table|tbody|td|th|thead|tr)$/i;

/** The address between the angle brackets that begin at an offset. */
export function autolinkAt(text: string, at: number): string | undefined {
  return matchAt(AUTOLINK, text, at)?.[1];
}

/** The tag that begins at an offset. */
export function tagAt(text: string, at: number): string | undefined {
  return matchAt(TAG, text, at)?.[0];
}

/** Whether a `<` among words might begin a tag, a comment, an e-mail address or the like. */
export function mayBeTag(text: string, at: number): boolean {
  if (matchAt(EMAIL, text, at)) return true;
  if (!TAG_SIGN.test(text.charAt(at + 1))) return false;
  const [opening] = matchAt(OPENING, text, at) ?? [];
  return !opening || /^[\w:"'=/>`.\r\n-]?$/.test(text.charAt(at + opening.length));
}

/**
 * Where a block of HTML ends that begins at an offset, at the end of its last line: `none` where there is no block, `unknown` where only
 * the parser knows. In a paragraph not every tag begins one. Source: CommonMark 0.31, section 4.6, conditions 2, 6 and 7.
 */
export function endOfHtml(text: string, from: number, inParagraph: boolean): number | 'none' | 'unknown' {
  if (text.startsWith('<!--', from)) return endOfComment(text, from);
  const tag = matchAt(TAG, text, from);
  if (!tag)
    return autolinkAt(text, from) !== undefined || !TAG_SIGN.test(text.charAt(from + 1)) ? 'none' : 'unknown';
  const name = tag[1] ?? tag[2] ?? '';
  if (OF_BLOCKS.test(name)) return endBeforeBlank(text, from);
  if (!AMONG_WORDS.test(name)) return 'unknown';
  const behind = from + tag[0].length;
  const isAlone = trimSpaces(text, behind, endOfLine(text, from)) === behind;
  return isAlone && !inParagraph ? endBeforeBlank(text, from) : 'none';
}

function endOfComment(text: string, from: number): number | 'unknown' {
  const opening = from + '<!--'.length;
  const close = text.indexOf('-->', opening);
  const isOdd = text.startsWith('>', opening) || text.startsWith('->', opening);
  return close < 0 || isOdd ? 'unknown' : endOfLine(text, close);
}

/** The end of the last line before a blank one. */
function endBeforeBlank(text: string, from: number): number {
  let end = endOfLine(text, from);
  for (let next = nextLine(text, end); next < text.length; next = nextLine(text, end)) {
    const behind = endOfLine(text, next);
    if (skipSpaces(text, next, behind) === behind) break;
    end = behind;
  }
  return end;
}

/** The offset of the first character behind a line end. */
export function nextLine(text: string, end: number): number {
  return text.charAt(end) === '\r' ? end + 2 : end + 1;
}

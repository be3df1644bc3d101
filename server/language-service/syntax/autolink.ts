import { isPunctuation } from './punctuation.ts';

/**
 * Where GitHub ends the link that it makes of a bare `http://`, `https://` or `www.` at `start`: at the next blank or `<`,
 * less ASCII punctuation at the end. Absent where it makes none. Offsets are those of `text`. What surrounds the URL is not
 * looked at: no link is made in code, inside a link or behind a `[` without its `]`, and a table cell ends at its `|`.
 * Source: GitHub Flavored Markdown 0.29, “Autolinks (extension)”, in the reading of micromark-extension-gfm-autolink-literal.
 */
export function gitHubEnd(text: string, start: number): number | undefined {
  const scheme = matchAt(/https?:\/\//iy, text, start);
  if (scheme === undefined) {
    if (!MAY_STAND_BEFORE_WWW.test(text.charAt(start - 1)) || !matchAt(/www\.[\s\S]/iy, text, start))
      return undefined;
  } else if (/[A-Za-z]/.test(text.charAt(start - 1)) || !mayBeginHost(text.charAt(start + scheme.length))) {
    return undefined;
  }
  const trails = trailsOf(text);
  const host = domainEnd(text, start + (scheme?.length ?? 0), trails);
  return host === undefined ? undefined : pathEnd(text, host, trails);
}

const MAY_STAND_BEFORE_WWW = /^[(*_[\]~ \t\r\n]?$/;

/** Every Unicode blank, line ends included. */
const BLANK = /\s/;

/** Of control characters only those of ASCII do not. */
function mayBeginHost(unit: string): boolean {
  return /^[\dA-Za-z]$/.test(unit) || /^(?:[^\p{P}\p{S}\p{Cc}\s]|[\u0080-\u009f])$/u.test(unit);
}

function domainEnd(text: string, start: number, isTrail: (offset: number) => boolean): number | undefined {
  let offset = start;
  let last = false;
  let beforeLast = false;
  for (; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '.' || character === '_') {
      if (isTrail(offset)) break;
      if (character === '_') last = true;
      else {
        beforeLast = last;
        last = false;
      }
    } else if (BLANK.test(character) || (character !== '-' && isPunctuation(character))) break;
  }
  return offset === start || last || beforeLast ? undefined : offset;
}

function pathEnd(text: string, start: number, isTrail: (offset: number) => boolean): number {
  let opened = 0;
  let closed = 0;
  let offset = start;
  for (; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (BLANK.test(character)) break;
    const balances = character === ')' && closed < opened;
    if (!balances && /[!"&'),.:;<?\]*_~]/.test(character) && isTrail(offset)) break;
    if (character === '(') opened++;
    else if (character === ')') closed++;
  }
  return offset;
}

/**
 * Tells whether only punctuation follows, from an offset up to the URL's end. A run of punctuation is read once however
 * often one asks about its characters, so that a long one costs no more than its length.
 */
function trailsOf(text: string): (offset: number) => boolean {
  let refused = -1;
  return (offset) => {
    if (offset < refused) return false;
    const end = trailEnd(text, offset);
    if (end === undefined) return true;
    refused = end;
    return false;
  };
}

/** Where the punctuation stops being a trail; absent where it is one. */
function trailEnd(text: string, start: number): number | undefined {
  let offset = start;
  for (;;) {
    const character = text.charAt(offset);
    if (character === '' || character === '<' || BLANK.test(character)) return undefined;
    if (character === ']') {
      if (/^[([\s]?$/.test(text.charAt(offset + 1))) return undefined;
      offset++;
    } else if (character === '&') {
      const reference = matchAt(/&[A-Za-z]+;/y, text, offset);
      if (reference === undefined) return offset + 1;
      offset += reference.length;
    } else if (/[!"'),.:;?*_~]/.test(character)) offset++;
    else return offset;
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

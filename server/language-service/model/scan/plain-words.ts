import { decodeReferences } from '../../syntax/html.ts';
import type { Span } from '../../text/span.ts';
import { readAngle } from './read-angle.ts';

/** A stretch of a text that a reader does not see as it is written: `hidden` is not seen at all, `kept` has no marks in it. */
export interface Stretch extends Span {
  readonly seen: 'hidden' | 'kept';
}

const SPECIAL = new Uint8Array(128);
for (const character of '\\`*_~<&|') SPECIAL[character.charCodeAt(0)] = 1;

/** List marks, the marks of a heading in a list, and a check box. */
const OPENING = /(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]+)*(?:\[[ xX]\][ \t]+)?/y;

/**
 * The words of a line, from `start` to `end`, as a reader sees them, without blanks at its ends. `stretches` are those of the text in
 * their order, from the number `from` on. What is begun on another line is left as it is written.
 */
export function plainWords(
  text: string,
  { start, end }: Span,
  stretches: readonly Stretch[],
  from: number,
): string {
  OPENING.lastIndex = start;
  const first = OPENING.test(text) ? Math.min(OPENING.lastIndex, end) : start;
  let words = '';
  let at = first;
  for (let next = from; at < end; next++) {
    const stretch = stretches[next];
    const until = Math.min(Math.max(stretch?.start ?? end, at), end);
    if (until > at) words += withoutMarks(text, at, until);
    if (!stretch || stretch.start >= end) break;
    const behind = Math.min(Math.max(stretch.end, until), end);
    if (stretch.seen === 'kept') words += text.slice(until, behind);
    at = behind;
  }
  return words.trim();
}

function withoutMarks(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && !isSpecial(text.charCodeAt(at))) at++;
  if (at === end) return text.slice(start, end);
  let words = text.slice(start, at);
  let copied = at;
  let isOpen = false;
  /** Puts the words up to an offset behind the others, and goes on at another. */
  const skip = (to: number, next: number, instead = ''): void => {
    words += text.slice(copied, to) + instead;
    copied = next;
    at = next;
  };
  for (; at < end; ) {
    const code = text.charCodeAt(at);
    if (!isSpecial(code)) at++;
    else if (code === BACKSLASH && at + 1 < end && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) {
      skip(at, at + 1);
      at++;
    } else if (code === TICK) {
      const close = closeOfCode(text, at, end);
      const size = runAt(text, at, end);
      if (close === undefined) at += size;
      else {
        skip(at, at + size);
        skip(close, close + size);
      }
    } else if (code === LESS) {
      const angle: ReturnType<typeof readAngle> = isOpen ? undefined : readAngle(text, at, end);
      // What one tag leaves open, none behind it closes.
      isOpen ||= angle === undefined;
      if (typeof angle === 'object' && angle.url === undefined)
        skip(at, angle.span.end, isBreak(text, at) ? ' ' : '');
      else at++;
    } else if (code === AMPERSAND) {
      const reference = /^&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/.exec(
        text.slice(at, Math.min(at + 12, end)),
      )?.[0];
      if (reference === undefined) at++;
      else
        skip(at, at + reference.length, reference === '&nbsp;' ? ' ' : oneLine(decodeReferences(reference)));
    } else if (code === BAR) skip(at, at + 1, ' ');
    else {
      const size = runAt(text, at, end);
      if (isEmphasis(text, at, size, start, end)) skip(at, at + size);
      else at += size;
    }
  }
  return words + text.slice(copied, end);
}

function isSpecial(code: number): boolean {
  return code < 128 && SPECIAL[code] === 1;
}

const AMPERSAND = 0x26;
const LESS = 0x3c;
const BACKSLASH = 0x5c;
const UNDERSCORE = 0x5f;
const TICK = 0x60;
const BAR = 0x7c;
const TILDE = 0x7e;

/** Where the run of backticks begins that closes the one at an offset. */
function closeOfCode(text: string, start: number, end: number): number | undefined {
  const size = runAt(text, start, end);
  for (let at = text.indexOf('`', start + size); at !== -1 && at < end; ) {
    const run = runAt(text, at, end);
    if (run === size) return at;
    at = text.indexOf('`', at + run);
  }
  return undefined;
}

/** How many times the character at an offset stands there. */
function runAt(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  let at = start + 1;
  while (at < end && text.charCodeAt(at) === code) at++;
  return at - start;
}

/**
 * Whether a run of `*`, `_` or `~` is a mark: it touches words, as `_` not on both sides, and the same mark stands once more on the line.
 * Source: CommonMark 0.31, “Emphasis and strong emphasis”, as far as it matters for words that are searched.
 */
function isEmphasis(text: string, at: number, size: number, start: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (size > 3 || (code === TILDE && size !== 2)) return false;
  const before = at > start ? text.charAt(at - 1) : ' ';
  const behind = at + size < end ? text.charAt(at + size) : ' ';
  if (!/\S/.test(before) && !/\S/.test(behind)) return false;
  if (code === UNDERSCORE && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(behind)) return false;
  // The nearest one, so that many marks on one line are looked at once each.
  if (at > 0 && text.lastIndexOf(text.charAt(at), at - 1) >= start) return true;
  const next = text.indexOf(text.charAt(at), at + size);
  return next !== -1 && next < end;
}

function isBreak(text: string, at: number): boolean {
  return text.slice(at, at + 3).toLowerCase() === '<br';
}

function oneLine(words: string): string {
  return /[\r\n]/.test(words) ? ' ' : words;
}

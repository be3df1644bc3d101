import type { Span } from '../../text/span.ts';
import type { FoundLink } from './found.ts';
import { readAngle } from './read-angle.ts';
import { type Definitions, readReference } from './read-reference.ts';
import { readResource } from './read-resource.ts';
import { readUrl, readWww } from './read-url.ts';

/** What a line of words holds besides words. */
export interface Words {
  readonly links: FoundLink[];
  /** Inline code and HTML. */
  readonly hidden: Span[];
  /** Whether `#1` stands somewhere. */
  hasNumber: boolean;
  /** Whether something holds a bar, where in a table the cell would end. */
  hasBar: boolean;
}

/** What lies outside the line. */
export interface Outside {
  /** Whether the paragraph ends with the line for certain. */
  readonly isLast: boolean;
  /** Whether the next line cannot end a link whose destination stands on this one. */
  readonly endsLink: boolean;
  /** Behind the `)` that is all there is on the next line of the paragraph, and may close a link. */
  readonly closing: number | undefined;
  readonly definitions: Definitions;
}

const SPECIAL = new Uint8Array(128);
for (const character of '[]\\`<|:wW#') SPECIAL[character.charCodeAt(0)] = 1;

const HASH = 0x23;
const PARENTHESIS = 0x28;
const COLON = 0x3a;
const LESS = 0x3c;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;
const TICK = 0x60;
const PIPE = 0x7c;

interface Bracket {
  readonly at: number;
  readonly image: boolean;
  /** How many links stand before it. */
  readonly links: number;
  /** A link stands in it, so that it is none itself. */
  dead: boolean;
}

/**
 * Reads the words of one line of a paragraph, heading or table row as Markdown reads them, left to right, and puts what it finds into
 * `into`. False where the line alone does not tell: something is opened that the next line may close, a label is used that is defined
 * elsewhere, or it is written in a way that is left to the parser; what was put in then has to be thrown away.
 * Source: CommonMark 0.31, “Inlines”; GitHub Flavored Markdown 0.29, “Autolinks (extension)”.
 */
export function scanWords(
  text: string,
  { start, end }: Span,
  into: Words,
  { isLast, endsLink, closing, definitions }: Outside,
): boolean {
  let brackets: Bracket[] | undefined;
  // Nothing before this offset can belong to what is found next.
  let free = start;
  let escaped = -1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 || SPECIAL[code] === 0) continue;
    if (code === BACKSLASH) {
      // A number behind an escaped mark is one all the same.
      if (/[!-"$-/:-@[-`{-~]/.test(text.charAt(at + 1))) escaped = ++at;
    } else if (code === TICK) {
      const close = closeOfCode(text, at, end);
      if (close === undefined) {
        if (!isLast) return false;
        free = at + runOfTicks(text, at);
      } else {
        noteBar(text, at, close, into);
        into.hidden.push({ start: at, end: close });
        free = close;
      }
      at = free - 1;
    } else if (code === LESS) {
      const angle = readAngle(text, at, end);
      if (angle === undefined) return false;
      if (angle === 'words') continue;
      noteBar(text, at, angle.span.end, into);
      if (angle.url === undefined) into.hidden.push(angle.span);
      else into.links.push({ span: angle.span, url: angle.url });
      free = angle.span.end;
      at = free - 1;
    } else if (code === OPEN) {
      const image = at > free && text.charAt(at - 1) === '!' && escaped !== at - 1;
      if (image && text.charAt(at + 1) === '^') return false;
      brackets ??= [];
      brackets.push({ at: image ? at - 1 : at, image, links: into.links.length, dead: false });
    } else if (code === CLOSE) {
      const bracket = brackets?.pop();
      if (!brackets || !bracket || bracket.dead) continue;
      const resource = text.charCodeAt(at + 1) === PARENTHESIS ? readResource(text, at + 1, end) : 'words';
      if (resource === undefined || (resource === 'begun' && !isLast)) return false;
      const close = typeof resource === 'string' ? undefined : (resource.end ?? closing);
      const isOpen = resource === 'open' || (typeof resource !== 'string' && resource.end === undefined);
      if (isOpen && !endsLink && (close === undefined || brackets.length > 0)) return false;
      const target =
        typeof resource === 'string' || close === undefined
          ? readReference(
              text,
              { start: bracket.image ? bracket.at + 2 : bracket.at + 1, end: at },
              end,
              definitions,
            )
          : { url: resource.url, end: close };
      if (target === undefined) return false;
      if (target === 'words') continue;
      noteBar(text, at, target.end, into);
      // What stands in a picture's text is no link.
      if (bracket.image) into.links.length = bracket.links;
      into.links.push({ span: { start: bracket.at, end: target.end }, url: target.url });
      if (!bracket.image) for (const outer of brackets) if (!outer.image) outer.dead = true;
      free = target.end;
      at = free - 1;
    } else if (code === PIPE) {
      if (brackets && brackets.length > 0) into.hasBar = true;
    } else if (code === HASH) {
      const digit = text.charCodeAt(at + 1);
      if (digit > 0x30 && digit <= 0x39) into.hasNumber = true;
    } else if (!brackets || brackets.length === 0) {
      const link = code === COLON ? readUrl(text, at, free) : readWww(text, at, start);
      if (link === undefined) return false;
      if (link === 'words') continue;
      noteBar(text, link.span.start, link.span.end, into);
      into.links.push(link);
      free = link.span.end;
      at = free - 1;
    }
  }
  return isLast || !brackets || brackets.length === 0;
}

/** Behind the run of backticks that closes the one at `start`; absent where none on the line does. */
function closeOfCode(text: string, start: number, end: number): number | undefined {
  const length = runOfTicks(text, start);
  for (let at = start + length; at < end; at++) {
    if (text.charCodeAt(at) !== TICK) continue;
    const run = runOfTicks(text, at);
    if (run === length) return at + run;
    at += run;
  }
  return undefined;
}

function runOfTicks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === TICK) at++;
  return at - start;
}

/** In a table a bar ends the cell, whatever it stands in. */
function noteBar(text: string, start: number, end: number, into: Words): void {
  if (text.slice(start, end).includes('|')) into.hasBar = true;
}

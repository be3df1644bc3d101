import type { Link } from '../../model/link.ts';
import type { Passage } from '../../model/passage.ts';
import { gitHubEnd } from '../../syntax/autolink.ts';
import { sensibleEnd } from '../../syntax/sensible-end.ts';
import { createMemory } from '../../text/memory.ts';
import { overlaps, type Span } from '../../text/span.ts';

/** `[label] (https://…)` and the like: meant as a link, but shown as brackets and a bare URL. */
export interface AttemptedLink {
  /** The bare or `<…>` link that GitHub makes of the URL in it. */
  readonly link: Link;
  readonly label: Span;
  /** What stands between `]` and the parenthesis; empty where nothing does. */
  readonly gap: Span;
  /** The parentheses, one character each. */
  readonly open: Span;
  readonly close: Span;
  /** Between the parentheses. */
  readonly destination: Span;
}

/** How far back a label's bracket is looked for. */
const LONGEST_LABEL = 300;

const memory = createMemory<Passage, Attempts>();

interface Attempts {
  readonly closed: readonly AttemptedLink[];
  readonly open: readonly UnclosedLink[];
}

/** `[label](https://…` without its last parenthesis. */
export interface UnclosedLink {
  readonly link: Link;
  readonly label: Span;
  /** The opening parenthesis, one character. */
  readonly open: Span;
}

/** The attempted links of a passage whose destination is a web address, in the order of the text. */
export function attemptedLinks(passage: Passage): readonly AttemptedLink[] {
  return attemptsIn(passage).closed;
}

/** Those that are never closed, and whose URL ends where a reader would end it. */
export function unclosedLinks(passage: Passage): readonly UnclosedLink[] {
  return attemptsIn(passage).open;
}

function attemptsIn(passage: Passage): Attempts {
  const known = memory.get(passage);
  if (known) return known;
  const found = passage.links.flatMap((link) => readAttempt(passage, link) ?? []);
  const attempts = {
    closed: found.filter((attempt): attempt is AttemptedLink => 'close' in attempt),
    open: found.filter((attempt): attempt is UnclosedLink => !('close' in attempt)),
  };
  memory.set(passage, attempts);
  return attempts;
}

/** Where the URL of a bare or `<…>` link ends for a reader, `<>` included. */
export function readableEnd(text: string, link: Link): number {
  if (link.form !== 'bare') return link.span.end;
  const end = gitHubEnd(text, link.span.start);
  return end === undefined ? link.span.end : sensibleEnd(text, link.span.start, Math.min(end, link.span.end));
}

function readAttempt(passage: Passage, link: Link): AttemptedLink | UnclosedLink | undefined {
  if ((link.form !== 'bare' && link.form !== 'angle') || link.target.kind !== 'web') return undefined;
  const { text } = passage.source;
  const open = skipBack(text, link.span.start) - 1;
  if (!/[(（]/.test(text.charAt(open))) return undefined;
  const bracket = skipBack(text, open) - 1;
  const label = labelBefore(text, bracket);
  if (!label || passage.links.some((other) => overlaps(other.span, label))) return undefined;
  const end = readableEnd(text, link);
  const close = closeAfter(text, end);
  const opening = { start: open, end: open + 1 };
  if (close === undefined) {
    const glued = bracket + 1 === open && open + 1 === link.span.start && text.charAt(open) === '(';
    const closedLater = /^[^\r\n]{0,400}[)）]/.test(text.slice(end, end + 402));
    return glued && !closedLater && end === link.span.end ? { link, label, open: opening } : undefined;
  }
  return {
    link,
    label,
    gap: { start: bracket + 1, end: open },
    open: opening,
    close: { start: close, end: close + 1 },
    destination: { start: link.span.start, end: close },
  };
}

function skipBack(text: string, end: number): number {
  let start = end;
  while (/[ \t\u3000\u00a0]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** The label that ends at `bracket`; absent where it is none, a check box or a footnote. */
function labelBefore(text: string, bracket: number): Span | undefined {
  if (text.charAt(bracket) !== ']') return undefined;
  let depth = 0;
  for (let offset = bracket; offset >= Math.max(0, bracket - LONGEST_LABEL); offset--) {
    const character = text.charAt(offset);
    if (character === '\n' || character === '\r') return undefined;
    if (character === ']') depth++;
    else if (character === '[' && --depth === 0) {
      const label = { start: offset + 1, end: bracket };
      return /^(?:[ xX]?$|\^)/.test(text.slice(label.start, label.end)) ? undefined : label;
    }
  }
  return undefined;
}

/** The parenthesis that closes a destination whose URL ends at `end`: on the same line, behind it or behind a blank and more words. */
function closeAfter(text: string, end: number): number | undefined {
  const rest = /^(?:[ \t\u3000][^()（）\r\n]{0,200})?[)）]/.exec(text.slice(end, end + 202))?.[0];
  return rest === undefined ? undefined : end + rest.length - 1;
}

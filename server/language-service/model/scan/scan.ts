import type { Nodes } from 'mdast';
import type { SourceText } from '../../text/source-text.ts';
import { movedSpan, overlaps, type Span } from '../../text/span.ts';
import { findMentions } from '../mentions.ts';
import { endsParagraph } from './ends-paragraph.ts';
import { type Found, type Mark, markOf } from './found.ts';
import { isBlank, lineOf, mayHeadTable } from './lines.ts';
import { labelOfNode } from './read-reference.ts';
import { scanWords, type Words } from './scan-words.ts';

/** What the line before leaves open. */
type Before =
  | 'nothing' // no paragraph: a blank line, a heading, a fence, the start
  | 'words' // a paragraph, maybe in a list
  | 'quote' // a quote, and maybe a paragraph in it
  | 'table'; // what may be a table

/** An open list item. */
export interface Item {
  /** The column in which what belongs to it begins. */
  readonly column: number;
  /** The character code of its list's mark: `-`, `+`, `*`, `.` or `)`. */
  readonly mark: number;
}

/** Of lists and quotes inside each other, deeper ones are left to the parser. */
export const DEEPEST = 50;

/** Where a pass over the lines of a text stands. */
export interface Scan {
  readonly source: SourceText;
  /** `owner/name` for numbers without. */
  readonly repository: string | undefined;
  readonly found: Found;
  readonly words: Words;
  /** What an earlier pass over the whole document has found. */
  readonly known: Pick<Found, 'definitions' | 'runs'>;
  before: Before;
  /** The list items that are open, the innermost last. */
  items: Item[];
  /** Whether it is not known for certain which items are open. */
  doubtful: boolean;
  /** The open fence: its mark, and the column in which what belongs to its container begins. */
  fence: { readonly mark: string; readonly column: number } | undefined;
  /** The block of HTML that is open between the blocks of the document, and where it began. */
  html: { readonly kind: 'comment' | 'tag'; readonly start: number } | undefined;
  /** The last place where certainly nothing was open. */
  cut: { readonly line: number; readonly mark: Mark };
}

/** Whether a line tells for certain what it is. */
export type Verdict = 'certain' | 'doubtful';

export function startScan(source: SourceText, repository: string | undefined, known: Scan['known']): Scan {
  const found: Found = {
    headings: [],
    links: [],
    mentions: [],
    html: [],
    said: [],
    tags: [],
    definitions: { labels: new Map(), links: new Map() },
    runs: new Map(),
    mayHoldInvitation: false,
    parsed: 0,
  };
  return {
    source,
    repository,
    found,
    words: { links: found.links, hidden: [], hasNumber: false, hasBar: false },
    known,
    before: 'nothing',
    items: [],
    doubtful: false,
    fence: undefined,
    html: undefined,
    cut: { line: 0, mark: markOf(found) },
  };
}

/** Goes on at a line before which nothing is open. */
export function resumeAt(scan: Scan, line: number): void {
  scan.before = 'nothing';
  scan.items = [];
  scan.doubtful = false;
  scan.fence = undefined;
  scan.html = undefined;
  scan.cut = { line, mark: markOf(scan.found) };
}

/** Closes all list items but the outermost `depth`. */
export function closeItems(scan: Scan, depth: number): void {
  while (scan.items.length > depth) scan.items.pop();
  if (depth === 0) scan.doubtful = false;
}

/** Keeps what a node defines; of several definitions of a label the first counts. */
export function noteDefinition({ definitions }: Found, node: Nodes): void {
  const label = labelOfNode(node);
  if (label === undefined || definitions.labels.has(label)) return;
  definitions.labels.set(label, 1);
  if (node.type === 'definition') definitions.links.set(node.identifier, node);
}

/**
 * Reads the words of a line from `span.start` on. `isLast` says whether no other line goes on with them; where it is not given, the
 * next line tells. False where it is doubtful what is in them.
 */
export function readWords(
  scan: Scan,
  index: number,
  lineStart: number,
  span: Span,
  isLast?: boolean,
): boolean {
  const { source, found, words } = scan;
  const before = found.links.length;
  if (!tryWords(scan, before, span, isLast ?? false, isLast ?? false, undefined)) {
    // Mostly the line is closed in itself, and nobody needs to look at the next.
    if (isLast !== undefined) return false;
    const ends = endsParagraph(source, index + 1);
    const isClosed = ends === true || endsLink(source, index + 1);
    const goesOn = ends === false && (scan.before === 'nothing' || scan.before === 'words');
    const closing = goesOn ? closingAt(source, index + 1) : undefined;
    if (!isClosed && closing === undefined) return false;
    if (!tryWords(scan, before, span, ends === true, isClosed, closing)) return false;
  }
  if (words.hasBar && (scan.before === 'table' || scan.before === 'quote' || mayHeadTable(source, index)))
    return false;
  found.said.push(index, span.start, span.end);
  return !words.hasNumber || readMentions(scan, before, { start: lineStart, end: span.end });
}

function tryWords(
  { source, found, words, known }: Scan,
  before: number,
  span: Span,
  isLast: boolean,
  endsLink: boolean,
  closing: number | undefined,
): boolean {
  if (found.links.length > before) found.links.length = before;
  if (words.hidden.length > 0) words.hidden.length = 0;
  words.hasNumber = false;
  words.hasBar = false;
  return scanWords(source.text, span, words, {
    isLast,
    endsLink,
    closing,
    definitions: known.definitions,
  });
}

/** Whether a line goes on with neither the title nor the end of a link that was begun before it. */
function endsLink(source: SourceText, index: number): boolean {
  const { at, end } = lineOf(source, index);
  return at < end && !/[)"'(>\t]/.test(source.text.charAt(at));
}

/** Behind a `)` that stands alone on a line; absent for other lines. */
function closingAt(source: SourceText, index: number): number | undefined {
  const { at, end } = lineOf(source, index);
  return source.text.charAt(at) === ')' && isBlank(source.text, at + 1, end) ? at + 1 : undefined;
}

function readMentions(
  { source, found, words, repository }: Scan,
  before: number,
  { start, end }: Span,
): boolean {
  const line = source.text.slice(start, end);
  const taken = [...words.hidden, ...found.links.slice(before).map(({ span }) => span)];
  for (const { span, ...mention } of findMentions(line, [], repository)) {
    const place = movedSpan(span, start);
    // An e-mail address may go on here.
    if (line.includes('@') && /[@.+-]/.test(line.charAt(span.end))) return false;
    if (!taken.some((other) => overlaps(other, place))) found.mentions.push({ ...mention, span: place });
  }
  return true;
}

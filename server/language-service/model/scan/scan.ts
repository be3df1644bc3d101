import type { SourceText } from '../../text/source-text.ts';
import { overlaps } from '../../text/span.ts';
import { findMentions } from '../mentions.ts';
import { type Found, type Mark, markOf } from './found.ts';
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
  /** The mark of its list: `-`, `+`, `*`, `.` or `)`. */
  readonly mark: string;
}

/** Where a pass over the lines of a text stands. */
export interface Scan {
  readonly source: SourceText;
  /** `owner/name` for numbers without. */
  readonly repository: string | undefined;
  readonly found: Found;
  readonly words: Words;
  before: Before;
  /** The list items that are open, the innermost last. */
  items: Item[];
  /** Whether it is not known for certain which items are open. */
  doubtful: boolean;
  /** The open fence: its mark, and the column in which what belongs to its container begins. */
  fence: { readonly mark: string; readonly column: number } | undefined;
  /** Where the open comment begins. */
  comment: number | undefined;
  /** The last place where certainly nothing was open. */
  cut: { readonly line: number; readonly mark: Mark };
}

/** What a line tells of itself. */
export type Verdict = 'certain' | 'doubtful' | 'definition';

export function startScan(source: SourceText, repository: string | undefined): Scan {
  const found: Found = {
    headings: [],
    links: [],
    mentions: [],
    html: [],
    mayHoldInvitation: false,
    parsed: 0,
  };
  return {
    source,
    repository,
    found,
    words: { links: found.links, hidden: [], hasNumber: false },
    before: 'nothing',
    items: [],
    doubtful: false,
    fence: undefined,
    comment: undefined,
    cut: { line: 0, mark: markOf(found) },
  };
}

/** Goes on at a line before which nothing is open. */
export function resumeAt(scan: Scan, line: number): void {
  scan.before = 'nothing';
  scan.items = [];
  scan.doubtful = false;
  scan.fence = undefined;
  scan.comment = undefined;
  scan.cut = { line, mark: markOf(scan.found) };
}

/** Closes all list items but the outermost `depth`. */
export function closeItems(scan: Scan, depth: number): void {
  if (scan.items.length > depth) scan.items.length = depth;
  if (depth === 0) scan.doubtful = false;
}

/** Reads the words between two offsets of a line. False where it is doubtful what is in them. */
export function readWords(scan: Scan, lineStart: number, start: number, end: number): boolean {
  const { source, found, words, repository } = scan;
  const before = found.links.length;
  words.hasNumber = false;
  if (words.hidden.length > 0) words.hidden.length = 0;
  if (!scanWords(source.text, start, end, words)) return false;
  if (!words.hasNumber) return true;
  const line = source.text.slice(lineStart, end);
  const taken = [...words.hidden, ...found.links.slice(before).map(({ span }) => span)];
  for (const { span, ...mention } of findMentions(line, [], repository)) {
    const place = { start: lineStart + span.start, end: lineStart + span.end };
    // An e-mail address may go on here.
    if (line.includes('@') && /[@.+-]/.test(line.charAt(span.end))) return false;
    if (!taken.some((other) => overlaps(other, place))) found.mentions.push({ ...mention, span: place });
  }
  return true;
}

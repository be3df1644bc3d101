import { markOf } from './found.ts';
import {
  beginsWords,
  FENCE,
  isAtx,
  isBlank,
  isDelimiterRow,
  isRule,
  type Line,
  lineOf,
  matchesAt,
  UNDERLINE,
} from './lines.ts';
import { readHeading } from './read-heading.ts';
import { type Marker, readMarker } from './read-marker.ts';
import { closeItems, DEEPEST, readWords, type Scan, type Verdict } from './scan.ts';
import { scanHtml, scanOpenHtml } from './scan-html.ts';
import { scanParagraph } from './scan-paragraph.ts';
import { scanQuote } from './scan-quote.ts';

const TAB = 0x09;
const HASH = 0x23;
const DASH = 0x2d;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const TICK = 0x60;
const TILDE = 0x7e;

/** Reads one more line. What it says holds only if the verdict is `certain`. Source: CommonMark 0.31, “Blocks”. */
export function scanLine(scan: Scan, index: number): Verdict {
  const { text } = scan.source;
  const line = lineOf(scan.source, index);
  const { start, at, end } = line;
  if (scan.html) return scanOpenHtml(scan, line);
  if (scan.fence) {
    const inside = staysInFence(scan, line);
    if (inside !== false) return inside;
  }
  if (isBlank(text, at, end)) {
    scan.before = 'nothing';
    return 'certain';
  }
  const column = at - start;
  if (text.charCodeAt(at) === TAB || (scan.doubtful && column > 0)) return 'doubtful';
  let depth = 0;
  let base = 0;
  for (const item of scan.items) {
    if (item.column > column) break;
    base = item.column;
    depth++;
  }
  if (column - base >= 4) return scanIndented(scan, index, line, depth);
  return scanBlock(scan, index, line, depth, base);
}

/** A line far to the right: it goes on with a paragraph, or is code. */
function scanIndented(scan: Scan, index: number, { start, at, end }: Line, depth: number): Verdict {
  if (scan.before === 'words')
    return readWords(scan, index, start, { start: at, end }) ? 'certain' : 'doubtful';
  if (scan.before !== 'nothing') return 'doubtful';
  closeItems(scan, depth);
  if (depth === 0) scan.found.mayHoldInvitation = true;
  return 'certain';
}

/** Whether a line belongs to the open fence; false where its list item has ended, and the fence with it. */
function staysInFence(scan: Scan, { start, at, end }: Line): Verdict | false {
  const { source, fence } = scan;
  const { text } = source;
  if (!fence || isBlank(text, at, end)) return 'certain';
  const inTab = text.charCodeAt(at) === TAB;
  if (inTab && fence.column > 0) return 'doubtful';
  const column = at - start;
  if (column < fence.column) {
    scan.fence = undefined;
    scan.before = 'nothing';
    return false;
  }
  if (inTab || column - fence.column >= 4 || !text.startsWith(fence.mark, at)) return 'certain';
  let close = at;
  while (text[close] === fence.mark[0]) close++;
  if (isBlank(text, close, end)) {
    scan.fence = undefined;
    scan.before = 'nothing';
  }
  return 'certain';
}

/**
 * Reads the block that begins on a line, or the words that go on with one. `depth` says how many of the open items hold the line,
 * `base` is the column in which the innermost of them begins.
 */
function scanBlock(scan: Scan, index: number, line: Line, depth: number, base: number): Verdict {
  const { text } = scan.source;
  const { start, end } = line;
  let { at } = line;
  let container = base;
  /** Whether a list item begins on this line before what is looked at. */
  let inItem = false;
  for (;;) {
    const first = text.charCodeAt(at);
    // Letters, and all that is not ASCII, begin nothing but words.
    if (first > TILDE || (first > 0x40 && first < 0x5b) || (first > 0x60 && first < 0x7b)) break;
    if (first === HASH && isAtx(text, at)) {
      if (!inItem) closeItems(scan, depth);
      scan.before = 'nothing';
      if (depth === 0 && !inItem) addHeading(scan, index, { start, at, end });
      return readWords(scan, index, start, { start: at, end }, true) ? 'certain' : 'doubtful';
    }
    if ((first === TICK || first === TILDE) && matchesAt(FENCE, text, at)) {
      if (!inItem) closeItems(scan, depth);
      scan.before = 'nothing';
      scan.fence = { mark: text.slice(at, FENCE.lastIndex), column: container };
      if (depth === 0 && !inItem) scan.found.mayHoldInvitation = true;
      return 'certain';
    }
    if (first === GREATER) {
      if (!inItem) closeItems(scan, depth);
      if (depth === 0 && !inItem) scan.found.mayHoldInvitation = true;
      return scanQuote(scan, index, { start, at, end });
    }
    if (first === LESS) {
      const verdict = scanHtml(scan, index, { start, at, end }, inItem ? undefined : depth);
      if (verdict !== 'words') return verdict;
      break;
    }
    const mayUnderline = scan.before !== 'nothing' && (first === EQUALS || first === DASH);
    if (mayUnderline && matchesAt(UNDERLINE, text, at)) return 'doubtful';
    if (isRule(text, at)) {
      if (!inItem) closeItems(scan, depth);
      scan.before = 'nothing';
      return 'certain';
    }
    const marker = readMarker(text, at, end);
    if (!marker) break;
    if (marker === 'doubtful') return 'doubtful';
    if (scan.before !== 'nothing' && !marker.interrupts) {
      const sibling = scan.before === 'words' && !marker.empty && scan.items[depth]?.mark === marker.mark;
      if (!sibling) {
        // Words are words, whether they go on with a paragraph or begin an item.
        if (marker.empty || scan.before !== 'words' || !isWords(text, marker, end)) return 'doubtful';
        scan.doubtful = true;
        break;
      }
    }
    if (scan.before !== 'nothing' && first === DASH && isDelimiterRow(text, at, end)) return 'doubtful';
    if (!inItem) closeItems(scan, depth);
    scan.before = 'nothing';
    const isCode = marker.spaces > 4;
    const column = at - start + (marker.content - at) - (isCode || marker.empty ? marker.spaces - 1 : 0);
    scan.items.push({ column, mark: marker.mark });
    if (scan.items.length > DEEPEST) return 'doubtful';
    inItem = true;
    if (marker.empty || isCode) {
      scan.doubtful = true;
      return marker.empty ? 'certain' : 'doubtful';
    }
    at = marker.content;
    container = column;
  }
  return scanParagraph(scan, index, { start, at, end }, inItem ? undefined : depth);
}

/** Whether what follows a number is nothing but words, in an item too. */
function isWords(text: string, { content, spaces }: Marker, end: number): boolean {
  if (spaces > 4) return false;
  if (text[content] === '[') return !text.slice(content, end).includes(']:');
  return beginsWords(text, content);
}

function addHeading(scan: Scan, index: number, { start, at, end }: Line): void {
  const { found } = scan;
  if (at === start) scan.cut = { line: index, mark: markOf(found) };
  const heading = readHeading(scan.source.text, { start: at, end }, found.headings.length);
  if (heading) found.headings.push(heading);
}

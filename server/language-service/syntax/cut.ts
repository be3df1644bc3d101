/** Shorter segments go on behind the next heading or paragraph, so that a long text has few thousands of them. */
const LEAST_BEFORE_HEADING = 64;
const LEAST_BEFORE_PARAGRAPH = 200;

const LINE_END = /\r\n?|\n/g;
const HEADING = /#{1,6}(?=[ \t\r\n]|$)/y;
/** Only a paragraph begins with it. A table may turn out of one; that does not matter. */
const PARAGRAPH = /[A-Za-z]|[^\0-\x7F\uFEFF]|\*\*[^*\s]/y;

/**
 * The end of the segment that begins at `start`, as far as its lines tell: before the next heading with number signs or the next
 * paragraph behind a blank line, in the first column, and not before `least`. Where neither comes, the text's length.
 * Whether a code block, HTML or the like goes on there only the parser knows.
 */
export function nextCut(text: string, start: number, least: number): number {
  LINE_END.lastIndex = start;
  let lineStart = start;
  for (let end = LINE_END.exec(text); end; end = LINE_END.exec(text)) {
    const at = LINE_END.lastIndex;
    if (at >= least && isCutBehind(text, start, at, isBlank(text, lineStart, end.index))) return at;
    LINE_END.lastIndex = at;
    lineStart = at;
  }
  return text.length;
}

/** Whether the segment from `start` may end at `at`, where a block begins. */
export function isCut(text: string, start: number, at: number): boolean {
  return isLineStart(text, at) && isCutBehind(text, start, at, endsBlank(text, at));
}

/** Whether one may end where `left` does if `right` follows, however short it is. */
export function isCutBetween(left: string, right: string): boolean {
  const last = left.at(-1);
  if (last !== '\n' && (last !== '\r' || right.startsWith('\n'))) return false;
  return matches(HEADING, right, 0) || (matches(PARAGRAPH, right, 0) && endsBlank(left, left.length));
}

function isCutBehind(text: string, start: number, at: number, blank: boolean): boolean {
  const length = at - start;
  if (length >= LEAST_BEFORE_HEADING && matches(HEADING, text, at)) return true;
  return blank && length >= LEAST_BEFORE_PARAGRAPH && matches(PARAGRAPH, text, at);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function isLineStart(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === '\n' || (before === '\r' && text.charAt(at) !== '\n');
}

/** Whether the line that ends right before `at`, its line end included, is blank. */
function endsBlank(text: string, at: number): boolean {
  const end = text.endsWith('\r\n', at) ? at - 2 : at - 1;
  let start = end;
  while (start > 0 && (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t')) start--;
  return start === 0 || text.charAt(start - 1) === '\n' || text.charAt(start - 1) === '\r';
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text.charAt(at) !== ' ' && text.charAt(at) !== '\t') return false;
  }
  return true;
}

/** How many lines end in a text: at `\n`, `\r` and `\r\n`, as in CommonMark. */
export function countLineEnds(text: string): number {
  let count = 0;
  LINE_END.lastIndex = 0;
  while (LINE_END.test(text)) count++;
  return count;
}

/** What begins a list item. */
export interface Marker {
  /** The character code of `-`, `+`, `*`, `.` or `)`. */
  readonly mark: number;
  /** Where the item's words begin. */
  readonly content: number;
  /** How many spaces stand before them. */
  readonly spaces: number;
  /** Whether nothing follows. */
  readonly empty: boolean;
  /** Whether it may end a paragraph wherever it stands: not in front of a number other than 1. */
  readonly interrupts: boolean;
}

const TAB = 0x09;
const SPACE = 0x20;
const PARENTHESIS = 0x29;
const STAR = 0x2a;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;

/** The mark of a list item at an offset of a line that ends at `end`; `doubtful` before a tab. */
export function readMarker(text: string, start: number, end: number): Marker | 'doubtful' | undefined {
  const first = text.charCodeAt(start);
  let last = start;
  if (!isDigit(first)) {
    if (first !== DASH && first !== STAR && first !== PLUS) return undefined;
  } else {
    while (isDigit(text.charCodeAt(last))) last++;
    const delimiter = text.charCodeAt(last);
    if (last - start > 9 || (delimiter !== DOT && delimiter !== PARENTHESIS)) return undefined;
  }
  let content = last + 1;
  while (content < end && text.charCodeAt(content) === SPACE) content++;
  const empty = content >= end;
  const spaces = content - last - 1;
  if (!empty && text.charCodeAt(content) === TAB) return 'doubtful';
  if (!empty && spaces === 0) return undefined;
  const interrupts = !empty && (last === start || text.slice(start, last) === '1');
  return { mark: text.charCodeAt(last), content, spaces, empty, interrupts };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What begins a list item. */
export interface Marker {
  /** `-`, `+`, `*`, `.` or `)`. */
  readonly mark: string;
  /** Where the item's words begin. */
  readonly content: number;
  /** How many spaces stand before them. */
  readonly spaces: number;
  /** Whether nothing follows. */
  readonly empty: boolean;
  /** Whether it may end a paragraph wherever it stands: not in front of a number other than 1. */
  readonly interrupts: boolean;
}

const MARKER = /(?:([-+*])|(\d{1,9})([.)]))([ \t]*)/y;

/** The mark of a list item at an offset of a line that ends at `end`; `doubtful` before a tab. */
export function readMarker(text: string, start: number, end: number): Marker | 'doubtful' | undefined {
  MARKER.lastIndex = start;
  const match = MARKER.exec(text);
  if (!match) return undefined;
  const [whole, bullet, number, delimiter = '', blanks = ''] = match;
  const content = start + whole.length;
  const empty = content >= end;
  if (blanks === '' && !empty) return undefined;
  if (blanks.includes('\t')) return 'doubtful';
  return {
    mark: bullet ?? delimiter,
    content,
    spaces: blanks.length,
    empty,
    interrupts: !empty && (bullet !== undefined || number === '1'),
  };
}

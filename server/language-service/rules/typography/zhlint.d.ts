/** What is no words in a line: `raw` whole, `hyper` only its two ends. Indexes count in the line. */
export interface SpacingMark {
  readonly type: 'raw' | 'hyper';
  readonly startIndex: number;
  readonly startValue: string;
  readonly endIndex: number;
  readonly endValue: string;
}

/** Blanks of a line, perhaps none, and what zhlint wants there. */
export interface SpacingChange {
  readonly at: number;
  readonly blanks: string;
  readonly wanted: string;
}

/** The blanks that zhlint's rules (its preset, without those on the width of punctuation) put into or take out of a line of prose. */
export function findSpacing(line: string, marks: readonly SpacingMark[]): SpacingChange[];

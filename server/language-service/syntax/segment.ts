import type { RootContent } from 'mdast';
import type { Labels } from './labels.ts';

/** A run of whole lines that Markdown reads by itself. Segments of equal text may be one object. */
export interface Segment {
  readonly text: string;
  /** Its blocks. Places count from the segment: line 1, column 1, offset 0 is its first character. */
  readonly children: readonly RootContent[];
  /** How many lines end in it. */
  readonly lineEnds: number;
  /** Whether a heading or a paragraph was seen to begin right behind it; otherwise it ends its document. */
  readonly closed: boolean;
  /** What it has to do with labels of links and footnotes anywhere in the document. */
  readonly labels: Labels;
}

import type { Rule } from '../rule.ts';
import { fenceUnclosed } from './fence-unclosed.ts';
import { lineBreakLost } from './line-break-lost.ts';
import { listMarker } from './list-marker.ts';
import { listNesting } from './list-nesting.ts';
import { tableShape } from './table-shape.ts';

export const markdownRules: readonly Rule[] = [
  fenceUnclosed,
  listMarker,
  lineBreakLost,
  listNesting,
  tableShape,
];

import { spacingShape } from './spacing-shape.ts';
import { findSpacing as findSlowly, type SpacingChange, type SpacingMark } from './zhlint.js';

/** Each rule of zhlint looks its way through all tokens of a line: the work grows with the square of the length. */
const LONGEST = 1000;

/** So many shapes are kept; then it begins anew. */
const MOST_SHAPES = 4000;
/** Longer ones seldom come again. */
const LONGEST_SHAPE = 200;

const known = new Map<string, readonly SpacingChange[]>();

/** The blanks that zhlint puts into or takes out of a line of prose, worked out once for each shape of a line. */
export function findSpacing(line: string, marks: readonly SpacingMark[]): readonly SpacingChange[] {
  if (line.length > LONGEST) return [];
  const shape = spacingShape(line, marks);
  if (!shape) return findSlowly(line, marks);
  const changes = changesIn(shape.text, shape.marks);
  return changes.map(({ at, blanks, wanted }) => ({ at: shape.offsets[at] ?? at, blanks, wanted }));
}

function changesIn(text: string, marks: readonly SpacingMark[]): readonly SpacingChange[] {
  if (text.length > LONGEST_SHAPE) return findSlowly(text, marks);
  const places = marks.map(({ type, startIndex, startValue, endIndex, endValue }) =>
    [type, startIndex, startValue.length, endIndex, endValue.length].join(),
  );
  const key = [text, ...places].join('\n');
  const before = known.get(key);
  if (before) return before;
  const changes = findSlowly(text, marks);
  if (known.size >= MOST_SHAPES) known.clear();
  known.set(key, changes);
  return changes;
}

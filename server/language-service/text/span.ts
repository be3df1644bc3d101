/** A stretch of text: 0-based offsets in UTF-16 code units, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies wholly in `outer`; touching ends count. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share a character; spans that only touch do not. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A span of a piece of a text as a span of the whole, or the other way round. */
export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A plain value with all spans in it moved. */
export function moved<T>(value: T, by: number): T {
  return by === 0 ? value : movedThrough(value, (offset) => offset + by);
}

/** A plain value with the ends of all spans in it moved, each for itself. */
export function movedThrough<T>(value: T, move: (offset: number) => number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => movedThrough(each, move)) as T;
  // A copy made at once has the shape of the value, so that whoever reads both finds things in the same places.
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) {
    const each = copy[key];
    if (typeof each === 'object') copy[key] = movedThrough(each, move);
    else if (isEnd(key, each)) copy[key] = move(each);
  }
  return copy as T;
}

/** The characters of a text that another one has not at the same place, seen from both ends. */
export function differingSpan(before: string, after: string): Span {
  const by = after.length - before.length;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  while (end > start && end + by > start && before.charCodeAt(end - 1) === after.charCodeAt(end + by - 1))
    end--;
  return { start, end };
}

/** Whether a plain value with the ends of all spans in it moved holds the same as another; nothing is copied for it. */
export function isMovedTo(before: unknown, after: unknown, move: (offset: number) => number): boolean {
  if (typeof before !== 'object' || before === null) return Object.is(before, after);
  if (typeof after !== 'object' || after === null) return false;
  if (Array.isArray(before) || Array.isArray(after)) {
    if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
    for (let index = 0; index < before.length; index++)
      if (!isMovedTo(before[index], after[index], move)) return false;
    return true;
  }
  let more = 0;
  for (const key in before) {
    if (!Object.hasOwn(after, key)) return false;
    const was = (before as Record<string, unknown>)[key];
    const is = (after as Record<string, unknown>)[key];
    if (!(isEnd(key, was) ? move(was) === is : isMovedTo(was, is, move))) return false;
    more++;
  }
  for (const _ in after) more--;
  return more === 0;
}

function isEnd(key: string, value: unknown): value is number {
  return (key === 'start' || key === 'end') && typeof value === 'number';
}

/**
 * Whether items are what a pattern says, in which a star stands for any number of them. Takes time by the product of both lengths at most:
 * only the last star is gone back to, since what an earlier one could take instead, the last one can take as well. With `needsMore`, a
 * star at the end stands for at least one item.
 */
export function matchStarred<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  isStar: (part: P) => boolean,
  matches: (part: P, item: T) => boolean,
  needsMore = false,
): boolean {
  let p = 0;
  let i = 0;
  let star = -1;
  let starItem = 0;
  const starAt = (at: number): boolean => at < pattern.length && isStar(pattern[at] as P);
  while (i < items.length) {
    if (starAt(p)) {
      star = p++;
      starItem = i;
    } else if (p < pattern.length && matches(pattern[p] as P, items[i] as T)) {
      p++;
      i++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++starItem;
    } else return false;
  }
  while (!needsMore && starAt(p)) p++;
  return p === pattern.length;
}

/** Whether a text is what a pattern of characters says, in which `*` stands for any number of them. */
export function fitsStarred(pattern: readonly string[], text: string): boolean {
  return matchStarred(
    pattern,
    [...text],
    (part) => part === '*',
    (part, sign) => part === sign,
  );
}

/** Something that carries a number, and the number that it should carry. `written` is absent where it has none. */
export interface Numbered<T> {
  readonly of: T;
  readonly written?: number;
  readonly expected: number;
}

/** Neighbours that are wrong by the same amount, which is one slip: a number left out shifts all behind it. */
function wrongRuns<T>(list: readonly Numbered<T>[]): Numbered<T>[][] {
  const runs: Numbered<T>[][] = [];
  let shift: number | undefined;
  for (const each of list) {
    const own = each.written === undefined ? Number.NaN : each.written - each.expected;
    if (own === 0) shift = undefined;
    else if (own === shift) runs.at(-1)?.push(each);
    else {
      runs.push([each]);
      shift = own;
    }
  }
  return runs;
}

/** The one with the fewest slips; of those with equally many, the one with the fewest wrong numbers, then the first. */
export function leastWrong<T>(variants: Iterable<readonly Numbered<T>[]>): Numbered<T>[][] {
  let best: Numbered<T>[][] | undefined;
  for (const variant of variants) {
    const runs = wrongRuns(variant);
    if (runs.length === 0) return [];
    if (
      !best ||
      runs.length < best.length ||
      (runs.length === best.length && runs.flat().length < best.flat().length)
    ) {
      best = runs;
    }
  }
  return best ?? [];
}

/** Lists that count from 1 again and again, each of at least two; undefined where that does not explain the numbers. */
export function restarts(values: readonly number[]): number[][] | undefined {
  const lists: number[][] = [];
  for (const value of values) {
    if (value === 1 || lists.length === 0) lists.push([]);
    lists.at(-1)?.push(value);
  }
  const sound = lists.every(
    (list) => list.length > 1 && list.every((value, index) => value === (list[0] ?? 0) + index),
  );
  return sound ? lists : undefined;
}

/**
 * The same list without room for more. V8 gives a list that is pushed to room for sixteen more, which is most of what a short one takes; so
 * lists of which a big document keeps thousands are compacted when they are complete.
 */
export function compact<T>(list: readonly T[]): T[] {
  return list.slice();
}

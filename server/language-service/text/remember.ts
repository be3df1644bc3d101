import { createMemory } from './memory.ts';
/** A function that works a value out once for each object. */
export function remember<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = createMemory<K, { readonly value: V }>();
  return (key) => {
    let found = known.get(key);
    if (!found) {
      found = { value: work(key) };
      known.set(key, found);
    }
    return found.value;
  };
}

/** A function that works a value out once for each text. When it knows as many as `most`, it begins anew. */
export function rememberTexts<V>(most: number, work: (text: string) => V): (text: string) => V {
  const known = new Map<string, { readonly value: V }>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      found = { value: work(text) };
      if (known.size >= most) known.clear();
      known.set(text, found);
    }
    return found.value;
  };
}

/** A value that is worked out when it is asked for, and once. */
export function once<V>(work: () => V): () => V {
  let found: { readonly value: V } | undefined;
  return () => {
    found ??= { value: work() };
    return found.value;
  };
}

/** Whether two lists hold the same things, each in the same place. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Whether two plain values hold the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!isSame(a[index], b[index])) return false;
    return true;
  }
  // Without lists of keys, since this is asked of whole trees.
  let more = 0;
  for (const key in a) {
    if (!Object.hasOwn(b, key)) return false;
    if (!isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
    more++;
  }
  for (const _ in b) more--;
  return more === 0;
}

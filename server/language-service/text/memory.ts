/** What is known of objects, for as long as they are there. */
export interface Memory<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

const KNOWN = Symbol('known');

interface Holder {
  /** Memories and what each of them knows, in turns. */
  readonly [KNOWN]?: unknown[];
}

/**
 * Something that remembers values of objects: on the objects themselves, where nobody sees them and no copy takes them along. In its
 * frequent small collections V8 takes every value of a `WeakMap` for alive, whatever became of its key, and so would move each version
 * of a document to where only the rare large ones clear away. To be made once for all objects, since they never forget it.
 */
export function createMemory<K extends object, V>(): Memory<K, V> {
  const memory: Memory<K, V> = {
    get(key) {
      const known = (key as Holder)[KNOWN];
      const at = known ? known.indexOf(memory) : -1;
      return at < 0 ? undefined : (known?.[at + 1] as V);
    },
    set(key, value) {
      const known = (key as Holder)[KNOWN];
      const at = known ? known.indexOf(memory) : -1;
      if (!known) Object.defineProperty(key, KNOWN, { value: [memory, value] });
      else if (at < 0) known.push(memory, value);
      else known[at + 1] = value;
    },
  };
  return memory;
}

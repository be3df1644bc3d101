/** Values by key, of which only those used last are kept. */
export interface Recent<T> {
  /** The value of a key, loaded where it is not kept. */
  get(key: string, load: (key: string) => T): T;
  set(key: string, value: T): void;
  delete(key: string): void;
}

/** Keeps at most `most` values. */
export function createRecent<T>(most: number): Recent<T> {
  const values = new Map<string, { readonly value: T }>();
  const put = (key: string, entry: { readonly value: T }): void => {
    values.delete(key);
    values.set(key, entry);
    const [oldest] = values.size > most ? values.keys() : [];
    if (oldest !== undefined) values.delete(oldest);
  };
  return {
    get(key, load) {
      const entry = values.get(key) ?? { value: load(key) };
      put(key, entry);
      return entry.value;
    },
    set: (key, value) => put(key, { value }),
    delete: (key) => void values.delete(key),
  };
}

/** What a walk is made with; the addresses of folders are of any kind. */
export interface Walk<Place> {
  /** Names in a folder; rejects where it cannot be read. */
  readonly list: (
    folder: Place,
  ) => PromiseLike<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  readonly join: (folder: Place, name: string) => Place;
  /** Whether nobody waits for the answer any more. */
  readonly isOver: () => boolean;
}

/** How many folders below the first are looked into, and how many in all. */
const deepest = 4;
const most = 200;
/** So many folders are listed at a time. */
const width = 8;
const skipped = /^(?:node_modules$|\.)/;

/**
 * Looks for a file of a name in folders and a few levels below them, the nearest first. Resolves to the address of the first one found,
 * undefined where none is so near. A folder that never answers keeps it waiting, so whoever calls it sets a limit.
 */
export async function walkForFile<Place>(
  starts: readonly Place[],
  name: string,
  { list, join, isOver }: Walk<Place>,
): Promise<Place | undefined> {
  let level = starts;
  let left = most;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const below: Place[] = [];
    for (let at = 0; at < level.length && left > 0; at += width) {
      if (isOver()) return undefined;
      const folders = level.slice(at, at + Math.min(width, left));
      left -= folders.length;
      const listed = await Promise.all(
        folders.map(async (folder) => ({ folder, entries: await attempt(list(folder)) })),
      );
      for (const { folder, entries } of listed) {
        if (entries.some((entry) => entry.name === name && !entry.isFolder)) return join(folder, name);
        for (const entry of entries)
          if (entry.isFolder && !skipped.test(entry.name)) below.push(join(folder, entry.name));
      }
    }
    level = below;
  }
  return undefined;
}

async function attempt<Entry>(entries: PromiseLike<readonly Entry[]>): Promise<readonly Entry[]> {
  try {
    return await entries;
  } catch {
    return [];
  }
}

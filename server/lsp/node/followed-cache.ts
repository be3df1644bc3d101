import { statSync } from 'node:fs';
import path from 'node:path';
import { createLinkCache, type LinkCache } from '../../links/link-cache.ts';

/** The link cache of a folder, into which other editors and programs write as well. */
export interface FollowedCache {
  /** What is known by now, whoever learned it. */
  latest(): LinkCache;
  /** Writes what was learned since the last time. */
  keep(now: number): void;
}

export function followCache(folder: string): FollowedCache {
  const file = path.join(folder, 'links');
  let stamp: string | undefined;
  let cache: LinkCache | undefined;
  let isNew = false;
  const keep = (now: number): void => {
    if (!isNew) return;
    isNew = false;
    cache?.write(now);
  };
  return {
    keep,
    latest() {
      const next = stampOf(file);
      if (cache && (isNew || next === stamp)) return cache;
      const read = createLinkCache(folder);
      stamp = next;
      cache = {
        ...read,
        keep(...news) {
          isNew = true;
          read.keep(...news);
        },
      };
      return cache;
    },
  };
}

function stampOf(file: string): string | undefined {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return size === undefined ? undefined : `${mtimeMs} ${size}`;
}

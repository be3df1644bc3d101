import path from 'node:path';
import { type GitHubRefusal, type GitHubThing, isThing } from '../../language-service/github/github-thing.ts';
import { readKept, writeKept } from '../kept-file.ts';

/** An answer with the moment of it, in milliseconds since the epoch, and what GitHub calls this version of it. */
export interface KeptAnswer {
  readonly answer: GitHubThing | GitHubRefusal;
  readonly at: number;
  readonly etag?: string;
}

/** What GitHub answered, from one start to the next. What is damaged is not there. */
export interface GitHubShelf {
  read(now: number): ReadonlyMap<string, KeptAnswer>;
  /** Keeps the things that are known, beside what others have kept meanwhile; refusals are left out. */
  write(entries: ReadonlyMap<string, KeptAnswer>, now: number): void;
}

/** The number is counted up when the form of what is kept changes. */
const TITLE = 'minutes github 1';
const MOST = 5_000;
const OLDEST = 30 * 86_400_000;

/** Keeps answers in a folder; nowhere where there is none. */
export function createGitHubShelf(folder: string | undefined): GitHubShelf {
  const file = folder === undefined ? undefined : path.join(folder, 'github');
  const read = (now: number): ReadonlyMap<string, KeptAnswer> => {
    const kept =
      file === undefined ? undefined : (readKept(file, TITLE) as [string, KeptAnswer][] | undefined);
    return new Map(kept?.filter(([, { at }]) => now - at < OLDEST));
  };
  return {
    read,
    write(entries, now) {
      if (file === undefined) return;
      const all = new Map(read(now));
      for (const [key, entry] of entries) {
        const before = all.get(key);
        if (isThing(entry.answer) && (!before || before.at <= entry.at)) all.set(key, entry);
      }
      const latest = [...all].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST);
      writeKept(file, TITLE, latest);
    },
  };
}

import path from 'node:path';
import type { LinkState, LinkVerdict, Look } from '../language-service/links/verdict.ts';
import { readKept, writeKept } from './kept-file.ts';

/** What was learned about links, from one start to the next. What is damaged is not there. */
export interface LinkCache {
  /** What is known of an address, unless it is too old for its state. */
  verdict(address: string, now: number): LinkVerdict | undefined;
  /** The last looks at an address, however old. */
  looks(address: string): readonly Look[];
  keep(address: string, verdict: LinkVerdict, looks: readonly Look[]): void;
  /** Writes what was learned, beside what others have written meanwhile; false where that is not possible. */
  write(now: number): boolean;
}

interface Entry {
  readonly verdict: LinkVerdict;
  readonly looks: readonly Look[];
}

const HOUR = 3_600_000;

/** How long a verdict holds, in milliseconds. */
const ages: Readonly<Record<LinkState, number>> = {
  ok: 7 * 24 * HOUR,
  moved: 7 * 24 * HOUR,
  broken: 24 * HOUR,
  unknown: 6 * HOUR,
};

/**
 * How long holds what may be otherwise soon: GitHub hands out files for some minutes as they were before a push, and a host that wants to
 * be left alone does not want so for ever.
 */
const SOON = HOUR / 2;

function ageOf({ state, reason }: LinkVerdict): number {
  return reason === 'no-line' || reason === 'host-waits' ? SOON : ages[state];
}

/** The number is counted up when the form of what is kept changes. */
const TITLE = 'minutes links 1';
const MOST = 50_000;
const OLDEST = 90 * 24 * HOUR;
const LOOKS = 3;

/** The cache in a folder. `maxAge`, in milliseconds, is the most that a verdict of any state may be old. */
export function createLinkCache(folder: string, maxAge?: number): LinkCache {
  const file = path.join(folder, 'links');
  const entries = new Map(readEntries(file));
  const learned = new Map<string, Entry>();
  return {
    verdict(address, now) {
      const verdict = (learned.get(address) ?? entries.get(address))?.verdict;
      if (!verdict) return undefined;
      const age = now - verdict.at;
      return age >= 0 && age < Math.min(ageOf(verdict), maxAge ?? Number.POSITIVE_INFINITY)
        ? verdict
        : undefined;
    },
    looks: (address) => (learned.get(address) ?? entries.get(address))?.looks ?? [],
    keep: (address, verdict, looks) => void learned.set(address, { verdict, looks: looks.slice(-LOOKS) }),
    write(now) {
      if (learned.size === 0) return true;
      const all = [...new Map([...readEntries(file), ...learned])]
        .filter(([, { verdict }]) => now - verdict.at < OLDEST)
        .sort(([, a], [, b]) => b.verdict.at - a.verdict.at)
        .slice(0, MOST);
      return writeKept(file, TITLE, all);
    },
  };
}

function readEntries(file: string): readonly [string, Entry][] {
  return (readKept(file, TITLE) as [string, Entry][] | undefined) ?? [];
}

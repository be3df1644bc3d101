import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LinkState, LinkVerdict, Look } from '../language-service/links/verdict.ts';

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

/** Counted up when the form of what is kept changes. */
const FORM = 1;
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
      return age >= 0 && age < Math.min(ages[verdict.state], maxAge ?? Number.POSITIVE_INFINITY)
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
      return writeWhole(file, all);
    },
  };
}

/** The first line has the form and the digest of the rest. */
function readEntries(file: string): readonly [string, Entry][] {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headOf(body) ? (JSON.parse(body) as [string, Entry][]) : [];
  } catch {
    return [];
  }
}

function writeWhole(file: string, entries: readonly (readonly [string, Entry])[]): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    const body = JSON.stringify(entries);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, `${headOf(body)}\n${body}`, { mode: 0o600 });
    renameSync(draft, file);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

function headOf(body: string): string {
  return `minutes links ${FORM} ${createHash('sha256').update(body).digest('hex')}`;
}

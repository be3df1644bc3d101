import type { MinutesDetails } from '../../language-service/model/details.ts';
import type { MinutesSummary } from '../../language-service/model/summary.ts';
import { packDetails, unpackDetails } from '../../language-service/workspace/series/pack-details.ts';
import type { Host, Shelf } from '../host.ts';
import { contentHash, createChecksum } from './content-hash.ts';
import { createPace } from './pace.ts';
import { packSummary, unpackSummary } from './pack-answer.ts';

/** Counted up when what is kept changes its form within one version of the program. */
const FORM = 3;
/** What is written and checked at once, in bytes. */
const PART = 256 * 1024;
/** More than this is not read, in bytes. */
const BIGGEST = 512 * 1024 * 1024;

/** What was known of a file when the program ran last. Without a summary it is no minutes. */
export interface KeptSummary {
  readonly uri: string;
  readonly stamp: string;
  readonly hash: string;
  /** The key of the profile by which it was read. */
  readonly key: string;
  readonly summary?: MinutesSummary;
}

/** The second tier, of a text and profile with these names. */
export interface KeptDetails {
  readonly uri: string;
  readonly hash: string;
  readonly key: string;
  readonly details: MinutesDetails;
}

/** What is kept of a set of workspace folders from one start to the next, each tier by itself. What is damaged is not there. */
export interface MeetingCache {
  readSummaries(heard: (kept: KeptSummary) => void): Promise<boolean>;
  readDetails(heard: (kept: KeptDetails) => void): Promise<boolean>;
  /** False where it was `stopped` or could not be written; what was kept before then stays. */
  writeSummaries(all: Iterable<KeptSummary>, stopped: () => boolean): Promise<boolean>;
  writeDetails(all: Iterable<KeptDetails>, stopped: () => boolean): Promise<boolean>;
}

/** Undefined where nothing can be kept. `storage` is the folder that the client names. */
export function createMeetingCache(
  host: Host,
  folders: readonly string[],
  storage: string | undefined,
): MeetingCache | undefined {
  const shelf = host.keep?.at(storage);
  if (!shelf || !host.keep) return undefined;
  const name = contentHash([...folders].sort().join('\n'));
  const head = (tier: string): string => `minutes ${tier} ${FORM} ${host.keep?.program}`;
  const file = (tier: string): string => `${name}.${tier}`;
  return {
    readSummaries: (heard) =>
      readLines(host, shelf, file('summaries'), head('summaries'), (line) => {
        const [uri, stamp, hash, key, packed] = line as [string, string, string, string, unknown];
        const summary = packed === undefined ? undefined : unpackSummary(packed);
        if (summary || packed === undefined) heard({ uri, stamp, hash, key, ...(summary && { summary }) });
      }),
    readDetails: (heard) =>
      readLines(host, shelf, file('details'), head('details'), (line) => {
        const [uri, hash, key, packed] = line as [string, string, string, unknown];
        const details = unpackDetails(packed);
        if (details) heard({ uri, hash, key, details });
      }),
    writeSummaries: (all, stopped) =>
      writeLines(host, shelf, file('summaries'), head('summaries'), all, stopped, (kept) => [
        kept.uri,
        kept.stamp,
        kept.hash,
        kept.key,
        ...(kept.summary ? [packSummary(kept.summary)] : []),
      ]),
    writeDetails: (all, stopped) =>
      writeLines(host, shelf, file('details'), head('details'), all, stopped, (kept) => [
        kept.uri,
        kept.hash,
        kept.key,
        packDetails(kept.details),
      ]),
  };
}

/** A line for the head, one for each value, and one with the checksum of all before. */
async function writeLines<Kept>(
  host: Host,
  shelf: Shelf,
  name: string,
  head: string,
  all: Iterable<Kept>,
  stopped: () => boolean,
  lineOf: (kept: Kept) => readonly unknown[],
): Promise<boolean> {
  const draft = await shelf.write(name);
  if (!draft) return false;
  const pace = createPace(host);
  const sum = createChecksum();
  let waiting = `${head}\n`;
  const flush = async (): Promise<boolean> => {
    const bytes = new TextEncoder().encode(waiting);
    waiting = '';
    sum.add(bytes);
    return draft.add(bytes);
  };
  for (const kept of all) {
    waiting += `${JSON.stringify(lineOf(kept))}\n`;
    if (waiting.length * 2 > PART && !(await flush())) {
      await draft.drop();
      return false;
    }
    await pace();
    if (!stopped()) continue;
    await draft.drop();
    return false;
  }
  const whole = (await flush()) && (await draft.add(new TextEncoder().encode(`sum ${sum.value()}\n`)));
  if (whole) await draft.finish();
  else await draft.drop();
  return whole;
}

/** False where the file is not there, is of another program, or is not as it was written; nothing is heard then. */
async function readLines(
  host: Host,
  shelf: Shelf,
  name: string,
  head: string,
  heard: (line: unknown) => void,
): Promise<boolean> {
  const bytes = await shelf.read(name);
  if (!bytes || bytes.length > BIGGEST) return false;
  const decoder = new TextDecoder();
  const lineAt = (start: number): { readonly text: string; readonly next: number } => {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    return { text: decoder.decode(bytes.subarray(start, stop)), next: stop + 1 };
  };
  const first = lineAt(0);
  const last = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  if (first.text !== head || last === 0 || bytes.at(-1) !== 10) return false;
  const pace = createPace(host);
  const sum = createChecksum();
  for (let at = 0; at < last; at += PART) {
    sum.add(bytes.subarray(at, Math.min(at + PART, last)));
    await pace();
  }
  if (lineAt(last).text !== `sum ${sum.value()}`) return false;
  for (let at = first.next; at < last; ) {
    const { text, next } = lineAt(at);
    heard(JSON.parse(text));
    at = next;
    const wait = pace();
    if (wait) await wait;
  }
  return true;
}

import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import type { Host } from '../host.ts';
import type { OpenDocument } from '../open-document.ts';
import { handProfile } from './hand-profile.ts';
import type { IndexerOutside } from './indexer.ts';
import type { KnownFile, Ledger } from './ledger.ts';
import { type Listing, listFiles } from './list-files.ts';
import { createMeetingCache, type KeptSummary, type MeetingCache } from './meeting-cache.ts';
import { createPace } from './pace.ts';
import { createFileReading, type FileJob, type FileReading, MANY } from './read-files.ts';
import type { ResolutionFor } from './resolution-for.ts';

/** Summaries are announced each time so many have come. */
const TELL = 100;

export interface LookAtAll {
  readonly outside: IndexerOutside;
  /** The document of a decoded path that counts in place of its file. */
  readonly document: (path: string) => OpenDocument | undefined;
  readonly ledger: Ledger;
  readonly stopped: () => boolean;
  /** The paths that are read whatever their stamps say. */
  readonly touched: ReadonlySet<string>;
  /** Whether what was kept by the last start is to be used. */
  readonly isFirst: boolean;
  readonly listed: (listing: Listing) => void;
  /** Takes in the documents of the editor. */
  readonly takeDocuments: (resolutionFor: ResolutionFor) => Promise<void>;
  readonly resolutionFor: ResolutionFor;
  readonly summarised: () => void;
  /** Told of files that changed while they were read. */
  readonly changed: (uri: string) => void;
}

interface Job extends FileJob {
  readonly path: string;
  readonly next: KnownFile;
}

/** Lists all files, and reads those that are not known as they are: first all summaries, then all details. */
export async function lookAtAll(look: LookAtAll): Promise<void> {
  const { progress } = look.outside;
  progress(0, 1);
  try {
    await lookAndRead(look);
  } finally {
    progress();
  }
}

async function lookAndRead(look: LookAtAll): Promise<void> {
  const { outside, stopped, isFirst } = look;
  let isOver = false;
  const { host } = outside;
  const cache = isFirst ? createMeetingCache(host, outside.folders(), outside.storage) : undefined;
  const kept = new Map<string, KeptSummary>();
  const roots = outside.folders().map(async (uri) => ({ uri, excludes: await outside.excludes(uri) }));
  const reading = createFileReading(host, stopped);
  const another = urging(host);
  try {
    const reads = Promise.resolve(
      cache?.readSummaries((one) => {
        another();
        kept.set(pathOfUri(one.uri), one);
      }),
    );
    let isHired = !isFirst;
    const growing = (files: number): void => {
      if (isHired || files < MANY) return;
      isHired = true;
      host.hurry?.();
      // Threads take a while to start; where nothing was kept, all files are for them.
      void reads.then((isKept) => {
        if (!isKept && !isOver) reading.hire();
      });
    };
    const [listing] = await Promise.all([
      Promise.all(roots).then((all) => listFiles(host, all, growing)),
      reads,
    ]);
    await readListed({ ...look, another }, listing, kept, reading, cache);
  } finally {
    isOver = true;
    reading.end();
  }
}

interface Look extends LookAtAll {
  /** Called for each file or meeting that is taken in. */
  readonly another: () => void;
}

/** What is done for so many files is done again and again, and goes on: the host is told so after some, and after some more. */
function urging(host: Host): () => void {
  let count = 0;
  return () => {
    if (++count % MANY === 0) host.hurry?.();
  };
}

/** Reads of the files that were listed those that are not known as they are. */
async function readListed(
  look: Look,
  listing: Listing,
  kept: ReadonlyMap<string, KeptSummary>,
  reading: FileReading,
  cache: MeetingCache | undefined,
): Promise<void> {
  const { outside, ledger, stopped, resolutionFor, another } = look;
  look.listed(listing);
  for (const path of [...ledger.files.keys()])
    if (!listing.files.has(path) && !look.document(path)) ledger.drop(path);
  const jobs = await unknownFiles(look, listing, kept);
  if (stopped()) return;
  ledger.unkept += jobs.length;
  const isComplete = ledger.index.state === 'whole';
  let done = 0;
  const reads = reading.read(jobs, isComplete ? 'both' : 'summary', ({ path, next }, answer) => {
    another();
    outside.progress(++done, jobs.length * (isComplete ? 1 : 2));
    const stamp = next.stamp ?? answer.stamp;
    // A document that was opened meanwhile goes before the file.
    if (!look.document(path)) {
      if (stamp === undefined) ledger.drop(path);
      else ledger.take(path, { ...next, stamp }, answer);
    }
    if (done % TELL === 0) outside.changed();
  });
  await Promise.all([look.takeDocuments(resolutionFor), reads]);
  if (isComplete || stopped()) return;
  look.summarised();
  await readDetails(look, reading, cache);
}

/**
 * The files that have to be read. What the last start kept of the others is taken over. Where threads read many files of which nothing is
 * known, they say what tells these versions of them apart.
 */
async function unknownFiles(
  { outside, document, ledger, stopped, touched, resolutionFor, another }: Look,
  listing: Listing,
  kept: ReadonlyMap<string, KeptSummary>,
): Promise<readonly Job[]> {
  const { host } = outside;
  const files = [...listing.files];
  const unheard = host.crew ? files.filter(([path]) => !ledger.files.has(path) && !kept.has(path)) : [];
  const late = new Set(unheard.length > MANY ? unheard.map(([path]) => path) : []);
  const known = late.size > 0 ? files.filter(([path]) => !late.has(path)) : files;
  const stamps = (await host.files.stamp(known.map(([, { uri }]) => uri))).values();
  const pace = createPace(host);
  const jobs: Job[] = [];
  for (const [path, file] of files) {
    const isLate = late.has(path);
    const stamp = isLate ? undefined : stamps.next().value;
    const wait = pace();
    if (wait) await wait;
    if (stopped()) return [];
    another();
    if (document(path)) continue;
    if (stamp === undefined && !isLate) {
      ledger.drop(path);
      continue;
    }
    const found = resolutionFor(file);
    const resolution = found instanceof Promise ? await found : found;
    const { key } = handProfile(resolution);
    const before = ledger.files.get(path);
    const isSame =
      before !== undefined &&
      before.stamp === stamp &&
      handProfile(before.resolution).key === key &&
      before.file.root === file.root;
    if (isSame && !touched.has(path)) continue;
    const next = { file, resolution, ...(stamp !== undefined && { stamp }) };
    const one = kept.get(path);
    if (one && one.stamp === stamp && one.key === key) ledger.take(path, { ...next, trusted: true }, one);
    else jobs.push({ path, uri: file.uri, resolution, stamp, next });
  }
  return jobs;
}

/** Gives every meeting its second tier: what was kept, and what has to be read. */
async function readDetails(
  { outside, document, ledger, changed, another }: Look,
  reading: FileReading,
  cache: MeetingCache | undefined,
): Promise<void> {
  const { index, files } = ledger;
  await cache?.readDetails(({ uri, hash, key, details }) => {
    another();
    const known = files.get(pathOfUri(uri));
    const meeting = index.meeting(uri);
    if (known?.hash === hash && handProfile(known.resolution).key === key && meeting && !meeting.details)
      index.put({ ...meeting, details });
  });
  const jobs: Job[] = [];
  for (const [path, next] of files) {
    const { uri } = next.file;
    const meeting = index.meeting(uri);
    if (meeting && !meeting.details)
      jobs.push({ path, uri, resolution: next.resolution, stamp: next.stamp, next });
  }
  let done = 0;
  await reading.read(jobs, 'details', ({ path, uri, next }, answer) => {
    another();
    outside.progress(jobs.length + ++done, jobs.length * 2);
    const meeting = index.meeting(uri);
    if (!meeting || files.get(path)?.hash !== next.hash || document(path)) return;
    if ('trouble' in answer || answer.hash !== next.hash || !answer.details) changed(uri);
    else index.put({ ...meeting, details: answer.details });
  });
}

import { type CancellationToken, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import { folderOf } from '../../language-service/workspace/resolve-uri.ts';
import { createMeetingIndex } from '../../language-service/workspace/series/create-meeting-index.ts';
import type { IndexState, MeetingIndex } from '../../language-service/workspace/series/meeting-index.ts';
import type { Log } from '../dispatcher.ts';
import type { Host } from '../host.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Resolution } from '../resolution.ts';
import { contentHash } from './content-hash.ts';
import { answerFor, type FileAnswer } from './errand.ts';
import { handProfile } from './hand-profile.ts';
import { type KnownFile, seriesOf } from './known-file.ts';
import { isMarkdownName, type ListedFile, type Listing, listFiles } from './list-files.ts';
import { createMeetingCache, type KeptSummary, type MeetingCache } from './meeting-cache.ts';
import { createPace } from './pace.ts';
import { createFileReading } from './read-files.ts';
import { tiersOf } from './read-tiers.ts';

export interface IndexerOutside {
  readonly host: Host;
  readonly log: Log;
  readonly folders: () => readonly string[];
  /** The folder that the client names for what is kept. */
  readonly storage: string | undefined;
  readonly documents: () => readonly OpenDocument[];
  /** The open document of a path. */
  readonly document: (path: string) => OpenDocument | undefined;
  readonly areMinutes: (document: OpenDocument, resolution: Resolution) => boolean;
  /** By what the files of a folder are read; `root` is the folder of the workspace. */
  readonly resolve: (folder: string, root: string) => Promise<Resolution>;
  /** Globs of what the user has left out of a folder of the workspace. */
  readonly excludes: (root: string) => Promise<readonly string[]>;
  /** Called after changes. */
  readonly changed: () => void;
  /** Told how many of how many files have been read; absent numbers when all are. */
  readonly progress: (done?: number, all?: number) => void;
}

/** Keeps an index of all minutes of the workspace true. Nothing is read before `begin`. */
export interface Indexer {
  readonly index: MeetingIndex;
  begin(): void;
  hasBegun(): boolean;
  /** Resolves when a tier is there, the question is taken back, or the user has called the reading off; begins where it has not begun. */
  until(state: 'summaries' | 'whole', token: CancellationToken): Promise<void>;
  /** A document was opened, changed or closed. */
  documentChanged(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  filesChanged(changes: readonly FileEvent[]): void;
  /** Settings, project files or folders changed; what they do not govern is not read again. */
  look(): void;
  found(uri: string, problems: number): void;
  /** Reads no further. */
  cancel(): void;
  /** Keeps what is known for the next start. */
  end(): Promise<void>;
}

/** How long a document rests before its meeting is brought up to date, in milliseconds; big ones rest longer. */
const REST = 300;
const BIG_REST = 2000;
const BIG = 200_000;
/** More changed files at a time are found by looking at all. */
const MANY = 100;
/** How long after the last change what is known is kept, in milliseconds: much at once soon, little later. */
const KEEP_SOON = 2000;
const KEEP_LATER = 120_000;
const MUCH = 100;
/** How long the end waits for it, in milliseconds. */
const LAST_CALL = 1200;

const ORDER: readonly IndexState[] = ['reading', 'summaries', 'whole'];

export function createIndexer(outside: IndexerOutside): Indexer {
  const { host, log, documents, document } = outside;
  const index = createMeetingIndex();
  const known = new Map<string, KnownFile>();
  const pending = new Set<string>();
  const rests = new Map<string, () => void>();
  const said = new Set<string>();
  let waiting: { readonly state: IndexState; readonly done: () => void }[] = [];
  let listing: Listing | undefined;
  let begun = false;
  let wantsLook = false;
  let working = false;
  let cancelled = false;
  let ended = false;
  /** How many files differ from what was kept. */
  let unkept = 0;
  let keepAlarm: (() => void) | undefined;
  let keeping: Promise<void> | undefined;
  const stopped = (): boolean => ended || cancelled;

  const sayOnce = (words: string): void => {
    if (said.has(words)) return;
    said.add(words);
    log.info(words);
  };
  const reach = (state: IndexState): void => {
    index.reached(state);
    const has = (wanted: IndexState): boolean =>
      stopped() || ORDER.indexOf(index.state) >= ORDER.indexOf(wanted);
    const ready = waiting.filter(({ state: wanted }) => has(wanted));
    waiting = waiting.filter(({ state: wanted }) => !has(wanted));
    for (const { done } of ready) done();
    outside.changed();
  };

  const drop = (path: string): void => {
    const before = known.get(path);
    if (!before) return;
    known.delete(path);
    index.remove(before.file.uri);
    if (before.stamp !== undefined) unkept++;
  };
  const take = (path: string, next: KnownFile, answer: FileAnswer): void => {
    const { file, resolution } = next;
    const before = known.get(path);
    if (before && before.file.uri !== file.uri) index.remove(before.file.uri);
    if ('trouble' in answer) {
      if (answer.trouble === 'gone') return drop(path);
      sayOnce(`${path} is left out of the index: ${TROUBLES[answer.trouble]}`);
      known.set(path, next);
      index.remove(file.uri);
      return;
    }
    const { hash, summary, details } = answer;
    known.set(path, { ...next, hash });
    if (!summary) return index.remove(file.uri);
    const meeting = {
      uri: file.uri,
      series: seriesOf(file, resolution),
      profile: resolution.profile,
      summary,
    };
    index.put(details ? { ...meeting, details } : meeting);
  };

  const resolveIn = async (file: ListedFile, found: Map<string, Resolution>): Promise<Resolution> => {
    const resolution = found.get(file.project) ?? (await outside.resolve(file.project, file.root));
    found.set(file.project, resolution);
    return resolution;
  };
  /** A document goes before the file, and counts wherever it lies. */
  const takeDocument = async (open: OpenDocument, found: Map<string, Resolution>): Promise<void> => {
    if (!/^(?!untitled:)[a-z][a-z\d+.-]*:/i.test(open.uri) || !isMarkdownName(open.path)) return;
    const place = listing?.place(open.uri);
    const home = folderOf(open.uri);
    const file = typeof place === 'object' ? { ...place, uri: open.uri } : { uri: open.uri, root: home, project: home };
    const resolution = await resolveIn(file, found);
    const now = document(open.path);
    if (!now) return;
    const { source } = now;
    const before = known.get(now.path);
    const hash = contentHash(source.text);
    const same =
      before?.hash === hash && before.resolution === resolution && index.meeting(file.uri)?.details;
    if (before?.stamp !== undefined) unkept++;
    if (same) known.set(now.path, { file, resolution, hash });
    else
      take(
        now.path,
        { file, resolution },
        outside.areMinutes(now, resolution)
          ? { hash, ...tiersOf(source, resolution.profile, 'both') }
          : { hash },
      );
  };

  /** Brings one file up to date. */
  const update = async (path: string, uri: string): Promise<void> => {
    const open = document(path);
    if (open) return takeDocument(open, new Map());
    const file = listing?.place(known.get(path)?.file.uri ?? uri);
    if (file === undefined) {
      // Where there is nothing, nothing has to be listed.
      if ((await host.files.stamp([uri]))[0] === undefined) drop(path);
      else wantsLook = true;
      return;
    }
    if (file === 'outside') return drop(path);
    const [stamp] = await host.files.stamp([file.uri]);
    if (stamp === undefined) return drop(path);
    const resolution = await resolveIn(file, new Map());
    const loaded = await host.files.load(file.uri);
    // Opened meanwhile, the document is taken in by itself.
    if (document(path)) return;
    const { profile, folder } = resolution;
    unkept++;
    take(
      path,
      { file, resolution, stamp },
      'trouble' in loaded ? loaded : answerFor(loaded.text, file.uri, profile, folder, 'both'),
    );
  };

  interface Job {
    readonly path: string;
    readonly uri: string;
    readonly resolution: Resolution;
    readonly next: KnownFile;
  }

  /** Looks at all files, and reads those that are not known as they are. */
  const lookAtAll = async (touched: ReadonlySet<string>): Promise<void> => {
    const roots = outside.folders();
    const cache = listing ? undefined : createMeetingCache(host, roots, outside.storage);
    const kept = new Map<string, KeptSummary>();
    const [found] = await Promise.all([
      Promise.all(roots.map(async (uri) => ({ uri, excludes: await outside.excludes(uri) }))).then((each) =>
        listFiles(host, each),
      ),
      cache?.readSummaries((one) => kept.set(pathOfUri(one.uri), one)),
    ]);
    listing = found;
    for (const words of found.troubles) sayOnce(words);
    const files = [...found.files];
    const stamps = await host.files.stamp(files.map(([, { uri }]) => uri));
    const pace = createPace(host);
    const resolutions = new Map<string, Resolution>();
    for (const path of [...known.keys()]) if (!found.files.has(path) && !document(path)) drop(path);
    const jobs: Job[] = [];
    for (const [at, [path, file]] of files.entries()) {
      const wait = pace();
      if (wait) await wait;
      const stamp = stamps[at];
      if (stopped()) return;
      if (document(path)) continue;
      if (stamp === undefined) {
        drop(path);
        continue;
      }
      const resolution = resolutions.get(file.project) ?? (await resolveIn(file, resolutions));
      const { key } = handProfile(resolution);
      const before = known.get(path);
      const next = { file, resolution, stamp };
      const isSame = before?.stamp === stamp && handProfile(before.resolution).key === key;
      if (isSame && !touched.has(path) && before.file.root === file.root) continue;
      const one = kept.get(path);
      if (one?.stamp === stamp && one.key === key)
        take(
          path,
          { ...next, trusted: true },
          { hash: one.hash, ...(one.summary && { summary: one.summary }) },
        );
      else jobs.push({ path, uri: file.uri, resolution, next });
    }
    kept.clear();
    for (const open of documents()) await takeDocument(open, resolutions);
    const isFirst = index.state !== 'whole';
    unkept += jobs.length;
    const reading = createFileReading(host, stopped);
    try {
      await readAll(reading, jobs, isFirst ? 'summary' : 'both');
      if (stopped()) return;
      if (!isFirst) return;
      reach('summaries');
      await completeAll(reading, cache);
    } finally {
      reading.end();
      outside.progress();
    }
    if (stopped()) return;
    reach('whole');
  };

  const readAll = async (
    reading: ReturnType<typeof createFileReading>,
    jobs: readonly Job[],
    tiers: 'summary' | 'both',
  ): Promise<void> => {
    let done = 0;
    await reading.read(jobs, tiers, ({ path, next }, answer) => {
      outside.progress(++done, jobs.length * (tiers === 'both' ? 1 : 2));
      if (document(path)) return;
      take(path, next, answer);
      if (done % MANY === 0) outside.changed();
    });
  };
  /** Gives every meeting its second tier: what was kept, and what has to be read. */
  const completeAll = async (
    reading: ReturnType<typeof createFileReading>,
    cache: MeetingCache | undefined,
  ): Promise<void> => {
    await cache?.readDetails(({ uri, hash, key, details }) => {
      const one = known.get(pathOfUri(uri));
      const meeting = index.meeting(uri);
      if (one?.hash === hash && handProfile(one.resolution).key === key && meeting && !meeting.details)
        index.put({ ...meeting, details });
    });
    const jobs: Job[] = [];
    for (const [path, next] of known) {
      const meeting = index.meeting(next.file.uri);
      if (meeting && !meeting.details)
        jobs.push({ path, uri: next.file.uri, resolution: next.resolution, next });
    }
    let done = 0;
    await reading.read(jobs, 'details', ({ path, uri, next }, answer) => {
      outside.progress(jobs.length + ++done, jobs.length * 2);
      const meeting = index.meeting(uri);
      const current = known.get(path);
      if (!meeting || current?.hash !== next.hash || document(path)) return;
      if ('trouble' in answer || answer.hash !== next.hash || !answer.details) pending.add(path);
      else index.put({ ...meeting, details: answer.details });
    });
  };

  const work = async (): Promise<void> => {
    if (working || !begun) return;
    working = true;
    try {
      while (!stopped() && (wantsLook || pending.size > 0)) {
        await host.timer.turn();
        if (wantsLook || pending.size > MANY) {
          wantsLook = false;
          const touched = new Set(pending);
          pending.clear();
          await lookAtAll(touched);
        } else {
          const [path] = pending;
          if (path === undefined) continue;
          pending.delete(path);
          await update(path, uriOfPath.get(path) ?? known.get(path)?.file.uri ?? path);
          uriOfPath.delete(path);
        }
        outside.changed();
      }
    } catch (error) {
      log.error(
        `The index is not complete: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    } finally {
      working = false;
    }
    if (index.state === 'whole' && !stopped()) {
      planKeeping();
      void verify();
    }
  };
  const uriOfPath = new Map<string, string>();
  const want = (uri: string): void => {
    const path = pathOfUri(uri);
    pending.add(path);
    uriOfPath.set(path, uri);
    void work();
  };

  /** What was taken over from the last start is compared with the files when nothing else is to be done. */
  let verifying = false;
  const verify = async (): Promise<void> => {
    if (verifying) return;
    verifying = true;
    for (const [path, one] of known) {
      if (!one.trusted) continue;
      if (stopped()) break;
      const loaded = await host.files.load(one.file.uri);
      const current = known.get(path);
      if (current === one) {
        const { trusted: _, ...checked } = one;
        known.set(path, checked);
        if ('trouble' in loaded || contentHash(loaded.text) !== one.hash) want(one.file.uri);
      }
      await host.timer.turn();
    }
    verifying = false;
  };

  const keep = async (isOver: () => boolean): Promise<void> => {
    const cache = createMeetingCache(host, outside.folders(), outside.storage);
    if (!cache) return;
    const before = unkept;
    unkept = 0;
    const entries = [...known.values()].filter(
      ({ stamp, hash }) => stamp !== undefined && hash !== undefined,
    );
    const summaries = function* () {
      for (const { file, resolution, stamp = '', hash = '' } of entries) {
        const summary = index.meeting(file.uri)?.summary;
        yield { uri: file.uri, stamp, hash, key: handProfile(resolution).key, ...(summary && { summary }) };
      }
    };
    const details = function* () {
      for (const { file, resolution, hash = '' } of entries) {
        const words = index.meeting(file.uri)?.details;
        if (words) yield { uri: file.uri, hash, key: handProfile(resolution).key, details: words };
      }
    };
    const isKept =
      (await cache.writeSummaries(summaries(), isOver)) && (await cache.writeDetails(details(), isOver));
    if (!isKept) unkept += before;
  };
  const planKeeping = (): void => {
    if (unkept === 0 || ended) return;
    keepAlarm?.();
    keepAlarm = host.timer.after(unkept > MUCH ? KEEP_SOON : KEEP_LATER, () => {
      keeping ??= keep(() => ended).finally(() => {
        keeping = undefined;
      });
    });
  };

  const spelled = (uri: string): string => known.get(pathOfUri(uri))?.file.uri ?? uri;
  /** The index for those who may spell URIs otherwise. */
  const view: MeetingIndex = {
    get state() {
      return index.state;
    },
    get version() {
      return index.version;
    },
    get meetings() {
      return index.meetings;
    },
    get series() {
      return index.series;
    },
    meeting: (uri) => index.meeting(uri) ?? index.meeting(spelled(uri)),
    seriesOf: (uri) => index.seriesOf(uri) ?? index.seriesOf(spelled(uri)),
    placesOf: index.placesOf,
  };

  return {
    index: view,
    begin() {
      if (begun) return;
      begun = true;
      wantsLook = true;
      void work();
    },
    hasBegun: () => begun,
    until(state, token) {
      this.begin();
      if (stopped() || ORDER.indexOf(index.state) >= ORDER.indexOf(state)) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push({ state, done: resolve });
        token.onCancellationRequested(() => resolve());
      });
    },
    documentChanged(open) {
      if (!begun) return;
      const { path, uri, source } = open;
      rests.get(path)?.();
      const isTyping = document(path) !== undefined && open.changes.length > 0;
      if (!isTyping) {
        rests.delete(path);
        return want(uri);
      }
      const rest = source.text.length > BIG ? BIG_REST : REST;
      rests.set(
        path,
        host.timer.after(rest, () => {
          rests.delete(path);
          want(uri);
        }),
      );
    },
    saved(open) {
      if (begun) want(open.uri);
    },
    filesChanged(changes) {
      if (!begun) return;
      for (const { uri, type } of changes) {
        const name = uri.slice(uri.lastIndexOf('/') + 1);
        if (isMarkdownName(name)) want(uri);
        else if (name === '.gitignore') wantsLook = true;
        else if (type === FileChangeType.Deleted && listing?.hasFolder(uri)) wantsLook = true;
        else if (type === FileChangeType.Created && listing && listing.place(`${uri}/a.md`) === undefined)
          wantsLook = true;
      }
      void work();
    },
    look() {
      if (!begun) return;
      wantsLook = true;
      void work();
    },
    found(uri, problems) {
      const meeting = index.meeting(uri);
      if (meeting && meeting.problems !== problems) {
        index.put({ ...meeting, problems });
        outside.changed();
      }
    },
    cancel() {
      cancelled = true;
      reach(index.state);
    },
    async end() {
      if (ended || !begun) return;
      const isWhole = index.state === 'whole' && !working;
      keepAlarm?.();
      for (const cancel of rests.values()) cancel();
      if (isWhole && unkept > 0 && !keeping) {
        let isOver = false;
        const callOff = host.timer.after(LAST_CALL, () => {
          isOver = true;
        });
        keeping = keep(() => isOver);
        await keeping;
        callOff();
      }
      ended = true;
      reach(index.state);
    },
  };
}

const TROUBLES = {
  unreadable: 'it cannot be read',
  big: 'it is bigger than 2 MB',
  binary: 'it is no text',
};

import { type CancellationToken, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import { folderOf } from '../../language-service/workspace/resolve-uri.ts';
import type { IndexState, MeetingIndex } from '../../language-service/workspace/series/meeting-index.ts';
import { createAlarms } from '../alarms.ts';
import type { Log } from '../dispatcher.ts';
import type { Host } from '../host.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Resolution } from '../resolution.ts';
import { contentHash } from './content-hash.ts';
import { answerFor } from './errand.ts';
import { createKeeping, verifyKept } from './keep-index.ts';
import { createLedger } from './ledger.ts';
import { isMarkdownName, type Listing } from './list-files.ts';
import { lookAtAll } from './look-at-all.ts';
import { tiersOf } from './read-tiers.ts';
import { createResolutionFor, type ResolutionFor } from './resolution-for.ts';
import type { StandingDocuments } from './standing-documents.ts';

export interface IndexerOutside {
  readonly host: Host;
  readonly log: Log;
  readonly folders: () => readonly string[];
  /** The folder that the client names for what is kept. */
  readonly storage: string | undefined;
  readonly standing: StandingDocuments;
  readonly areMinutes: (document: OpenDocument, resolution: Resolution) => boolean;
  /** By what the files of a folder are read; `root` is the folder of the workspace. */
  readonly resolve: (folder: string, root: string) => Promise<Resolution>;
  /** Globs of what the user has left out of a folder of the workspace. */
  readonly excludes: (root: string) => Promise<readonly string[]>;
  /** Called after changes. */
  readonly changed: () => void;
  /** Told how many of how many files have been read; without numbers when all are. */
  readonly progress: (done?: number, all?: number) => void;
}

/** Keeps an index of all minutes of the workspace true. Nothing is read before it is to begin. */
export interface Indexer {
  readonly index: MeetingIndex;
  begin(): void;
  hasBegun(): boolean;
  /** Resolves when a tier is there, the question is taken back, or nothing more will be read; begins where it has not begun. */
  until(state: 'summaries' | 'whole', token: CancellationToken): Promise<void>;
  /** A document was opened, changed or closed. */
  documentChanged(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  filesChanged(changes: readonly FileEvent[]): void;
  /** Settings, project files or folders changed; what they do not govern is not read again. */
  lookAgain(): void;
  /** How many problems a meeting was found to have. */
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

const ORDER: readonly IndexState[] = ['reading', 'summaries', 'whole'];

export function createIndexer(outside: IndexerOutside): Indexer {
  const { host, log, standing } = outside;
  const document = standing.at;
  const said = new Set<string>();
  const sayOnce = (words: string): void => {
    if (!said.has(words)) log.info(words);
    said.add(words);
  };
  const ledger = createLedger(sayOnce);
  const { index, view } = ledger;
  const keeping = createKeeping(host, ledger, outside.folders, outside.storage);
  /** Path → URI of the files that may have changed. */
  const pending = new Map<string, string>();
  const rests = createAlarms(host);
  let waiting: { readonly state: IndexState; readonly done: () => void }[] = [];
  let listing: Listing | undefined;
  let lookAlarm: (() => void) | undefined;
  let begun = false;
  let wantsLook = false;
  let working = false;
  let verifying = false;
  let cancelled = false;
  let ended = false;

  const stopped = (): boolean => ended || cancelled;
  const has = (state: IndexState): boolean => stopped() || ORDER.indexOf(index.state) >= ORDER.indexOf(state);
  const reach = (state: IndexState): void => {
    index.reached(state);
    const ready = waiting.filter((each) => has(each.state));
    waiting = waiting.filter((each) => !has(each.state));
    for (const { done } of ready) done();
    outside.changed();
  };

  /** A document goes before the file, and counts wherever it lies. */
  const takeDocument = async (open: OpenDocument, resolutionFor: ResolutionFor): Promise<void> => {
    const { path, uri } = open;
    if (!/^(?!untitled:)[a-z][a-z\d+.-]*:/i.test(uri) || !isMarkdownName(path)) return;
    const home = folderOf(uri);
    // It may lie in a folder that was not listed, with a project file of its own.
    const file = { uri, root: listing?.rootOf(uri) ?? home, project: home };
    const resolution = await resolutionFor(file);
    const now = document(path);
    if (!now) return;
    const { source } = now;
    const before = ledger.files.get(path);
    const hash = contentHash(source.text);
    if (before?.stamp !== undefined) ledger.unkept++;
    const isSame =
      before?.hash === hash &&
      before.resolution === resolution &&
      before.file.uri === uri &&
      before.file.root === file.root;
    if (isSame && index.meeting(uri)?.details) ledger.note(path, { file, resolution, hash });
    else {
      const are = outside.areMinutes(now, resolution);
      const tiers = are ? tiersOf(source, resolution.profile, 'both') : {};
      ledger.take(path, { file, resolution }, { hash, ...tiers });
    }
  };

  /** Brings one file up to date. */
  const update = async (path: string, uri: string): Promise<void> => {
    const resolutionFor = createResolutionFor(outside.resolve);
    const open = document(path);
    if (open) return takeDocument(open, resolutionFor);
    const file = listing?.place(uri);
    const [stamp] = await host.files.stamp([uri]);
    if (stamp !== undefined) standing.stands(path);
    const back = document(path);
    if (back) return takeDocument(back, resolutionFor);
    if (file === 'outside' || stamp === undefined) {
      ledger.drop(path);
      return;
    }
    if (file === undefined) {
      wantsLook = true;
      return;
    }
    const resolution = await resolutionFor(file);
    const loaded = await host.files.load(file.uri);
    // Opened meanwhile, the document is taken in by itself.
    if (document(path)) return;
    const { profile, folder } = resolution;
    const answer = 'text' in loaded ? answerFor(loaded.text, file.uri, profile, folder, 'both') : loaded;
    ledger.unkept++;
    ledger.take(path, { file, resolution, stamp }, answer);
  };

  const lookNow = async (): Promise<void> => {
    wantsLook = false;
    const touched = new Set(pending.keys());
    const orphans = standing.orphans();
    pending.clear();
    await lookAtAll({
      outside,
      document,
      ledger,
      stopped,
      touched,
      isFirst: listing === undefined,
      listed(found) {
        listing = found;
        for (const path of orphans) if (found.files.has(path)) standing.stands(path);
        for (const words of found.troubles) sayOnce(words);
      },
      async takeDocuments(resolutionFor) {
        for (const open of standing.all()) await takeDocument(open, resolutionFor);
      },
      resolutionFor: createResolutionFor(outside.resolve),
      summarised: () => reach('summaries'),
      changed: want,
    });
    if (!stopped()) reach('whole');
  };

  const workOn = async (): Promise<void> => {
    while (!stopped() && (wantsLook || pending.size > 0)) {
      await host.timer.turn();
      const [next] = pending;
      if (wantsLook || pending.size > MANY) await lookNow();
      else if (next) {
        pending.delete(next[0]);
        await update(...next);
      }
      outside.changed();
    }
  };
  const work = async (): Promise<void> => {
    if (working || !begun) return;
    working = true;
    try {
      await workOn();
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(`The index of meetings may not be complete: ${reason}`);
      for (const { done } of waiting.splice(0)) done();
    }
    working = false;
    if (stopped()) return;
    keeping.plan();
    if (verifying) return;
    verifying = true;
    await verifyKept(host, ledger, stopped, want);
    verifying = false;
  };
  const want = (uri: string): void => {
    pending.set(pathOfUri(uri), uri);
    void work();
  };
  const lookAgain = (): void => {
    wantsLook = true;
    void work();
  };
  const begin = (): void => {
    if (begun) return;
    begun = true;
    lookAgain();
  };

  return {
    index: view,
    begin,
    hasBegun: () => begun,
    until(state, token) {
      begin();
      if (has(state)) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push({ state, done: resolve });
        token.onCancellationRequested(() => resolve());
      });
    },
    documentChanged(changed) {
      const { path, uri, length, changes } = changed;
      standing.stands(path);
      if (!begun) return;
      if (changes.length === 0 || !document(path)) {
        rests.clear(path);
        want(uri);
      } else rests.set(path, host.clock.now() + (length > BIG ? BIG_REST : REST), () => want(uri));
    },
    saved({ path, uri }) {
      standing.stands(path);
      if (begun) want(uri);
    },
    filesChanged(changes) {
      const orphans = standing.filesChanged(changes);
      if (!begun) return;
      for (const { uri } of orphans) want(uri);
      for (const { uri, type } of changes) {
        const name = uri.slice(uri.lastIndexOf('/') + 1);
        if (isMarkdownName(name)) want(uri);
        else if (name === '.gitignore' || isFolderOfOurs(listing, uri, type)) wantsLook = true;
      }
      void work();
    },
    lookAgain() {
      if (!begun) return;
      // A project file that is being written changes with every letter.
      lookAlarm?.();
      lookAlarm = host.timer.after(REST, lookAgain);
    },
    found(uri, problems) {
      const meeting = index.meeting(uri);
      if (!meeting || meeting.problems === problems) return;
      index.put({ ...meeting, problems });
      outside.changed();
    },
    cancel() {
      cancelled = true;
      reach(index.state);
    },
    async end() {
      lookAlarm?.();
      rests.clearAll();
      if (begun && !working && index.state === 'whole') await keeping.finish();
      ended = true;
      reach(index.state);
    },
  };
}

/** Whether what came or went may be a folder with minutes. */
function isFolderOfOurs(listing: Listing | undefined, uri: string, type: FileChangeType): boolean {
  if (!listing) return false;
  if (type === FileChangeType.Deleted) return listing.hasFolder(uri);
  return type === FileChangeType.Created && listing.place(`${uri}/a.md`) === undefined;
}

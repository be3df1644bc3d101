import type { Host } from '../host.ts';
import { contentHash } from './content-hash.ts';
import { handProfile } from './hand-profile.ts';
import type { KnownFile, Ledger } from './ledger.ts';
import { createMeetingCache, type KeptDetails, type KeptSummary } from './meeting-cache.ts';

/** How long after the last change what is known is kept, in milliseconds: much at once soon, little later. */
const SOON = 2000;
const LATER = 120_000;
const MUCH = 100;
/** How long the end waits for it, in milliseconds. */
const LAST_CALL = 1200;

/** Keeps what is known of the files until the next start. */
export interface Keeping {
  /** Something changed. */
  plan(): void;
  /** Keeps at once what was not kept yet, unless it takes too long. */
  finish(): Promise<void>;
}

export function createKeeping(
  host: Host,
  ledger: Ledger,
  folders: () => readonly string[],
  storage: string | undefined,
): Keeping {
  let alarm: (() => void) | undefined;
  let working: Promise<void> | undefined;
  let isOver = false;

  const keep = async (): Promise<void> => {
    const cache = createMeetingCache(host, folders(), storage);
    if (!cache) return;
    const before = ledger.unkept;
    ledger.unkept = 0;
    const files = [...ledger.files.values()];
    const over = (): boolean => isOver;
    const isKept =
      (await cache.writeSummaries(summariesOf(ledger, files), over)) &&
      (await cache.writeDetails(detailsOf(ledger, files), over));
    if (!isKept) ledger.unkept += before;
  };
  const begin = (): Promise<void> => {
    working ??= keep().finally(() => {
      working = undefined;
    });
    return working;
  };
  return {
    plan() {
      alarm?.();
      if (ledger.unkept === 0 || isOver) return;
      alarm = host.timer.after(ledger.unkept > MUCH ? SOON : LATER, () => void begin());
    },
    async finish() {
      alarm?.();
      const callOff = host.timer.after(LAST_CALL, () => {
        isOver = true;
      });
      await working;
      if (ledger.unkept > 0 && !isOver) await begin();
      isOver = true;
      callOff();
    },
  };
}

/** How long what was taken over is trusted, in milliseconds: an editor has other things to do while it starts. */
const TRUST = 5000;

/** Compares what was taken over from the last start with the files, gently; `wrong` is told of those that it is not true of. */
export async function verifyKept(
  host: Host,
  ledger: Ledger,
  stopped: () => boolean,
  wrong: (uri: string) => void,
): Promise<void> {
  const trusted = [...ledger.files].filter(([, known]) => known.trusted);
  if (trusted.length === 0) return;
  await new Promise<void>((resolve) => host.timer.after(TRUST, resolve));
  for (const [path, known] of trusted) {
    if (stopped()) return;
    const loaded = await host.files.load(known.file.uri);
    if (ledger.files.get(path) === known) {
      const { trusted: _, ...checked } = known;
      ledger.note(path, checked);
      if ('trouble' in loaded || contentHash(loaded.text) !== known.hash) wrong(known.file.uri);
    }
    await host.timer.turn();
  }
}

function* summariesOf({ index }: Ledger, files: readonly KnownFile[]): Generator<KeptSummary> {
  for (const { file, resolution, stamp, hash } of files) {
    if (stamp === undefined || hash === undefined) continue;
    const { uri } = file;
    const summary = index.meeting(uri)?.summary;
    yield { uri, stamp, hash, key: handProfile(resolution).key, ...(summary && { summary }) };
  }
}

function* detailsOf({ index }: Ledger, files: readonly KnownFile[]): Generator<KeptDetails> {
  for (const { file, resolution, stamp, hash } of files) {
    const details = index.meeting(file.uri)?.details;
    if (stamp === undefined || hash === undefined || !details) continue;
    yield { uri: file.uri, hash, key: handProfile(resolution).key, details };
  }
}

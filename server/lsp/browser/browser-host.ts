import type { Translations } from '../../language-service/text/message.ts';
import type { Entry, Files, Host, Loaded } from '../host.ts';

/** Asks the client something and resolves to its answer. */
export type Ask = <Answer>(method: string, params: unknown) => Promise<Answer>;

/**
 * The host that a web worker is. It has no files, no network and no threads, and nothing to keep things on: the client reads files
 * for it, with whatever the editor reads them with, so that all schemes are alike.
 */
export function browserHost(ask: Ask): Host {
  return {
    files: clientFiles(ask),
    clock: { now: () => Date.now(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    timer: {
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      turn: createTurn(),
    },
    translations: (language) => ask<Translations>('minutes/translations', { language }).catch(() => ({})),
  };
}

function clientFiles(ask: Ask): Files {
  const load = (uri: string): Promise<Loaded> =>
    ask<Loaded>('minutes/loadFile', { uri }).catch(() => ({ trouble: 'unreadable' }));
  const look = (folder: string): Promise<readonly Entry[] | undefined> =>
    ask<readonly Entry[] | null>('minutes/lookAtFolder', { uri: folder }).then(
      (entries) => entries ?? undefined,
      () => undefined,
    );
  const stamp: Files['stamp'] = (uris) =>
    ask<readonly (string | null)[]>('minutes/stampFiles', { uris }).then(
      (stamps) => stamps.map((one) => one ?? undefined),
      () => uris.map(() => undefined),
    );
  return {
    load,
    look,
    stamp,
    async read(uri) {
      const loaded = await load(uri);
      return 'text' in loaded ? loaded.text : undefined;
    },
    async list(folder) {
      const entries = await look(folder);
      return entries?.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    },
    exists: (uri) =>
      ask<boolean | null>('minutes/fileExists', { uri }).then(
        (exists) => exists ?? undefined,
        () => undefined,
      ),
  };
}

/** Timers of a worker wait for milliseconds; messages come as soon as those before them have been read. */
function createTurn(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}

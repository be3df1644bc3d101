import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LinkVerdict } from '../../language-service/links/verdict.ts';
import type { Web, WebAnswer } from '../links/web.ts';
import type { AskingThread } from './asking/asking-thread.ts';
import type { WebOptions } from './asking/calls.ts';

/** The web as a Node process reaches it: through a thread, which alone reads and writes the link cache in `folder`. */
export function nodeWeb(thread: AskingThread, way: WebOptions): Web {
  const { folder } = way;
  return {
    async recall(addresses) {
      const hasKept = folder !== undefined && existsSync(path.join(folder, 'links'));
      if (!thread.isRunning && !hasKept) return new Map();
      return new Map(await thread.call('recall', { way, addresses }).catch(() => []));
    },
    async check(addresses, { allowHosts, again, proxy, signal, judged }) {
      const verdicts = new Map<string, LinkVerdict>();
      const order = { way, addresses, allowHosts, again, ...(proxy && { proxy }) };
      const news = (told: {
        readonly judged: readonly (readonly [string, LinkVerdict])[];
        readonly done?: number;
      }): void => {
        let done = (told.done ?? 0) - told.judged.length;
        for (const [address, verdict] of told.judged) {
          verdicts.set(address, verdict);
          if (told.done !== undefined) judged(address, verdict, ++done);
        }
      };
      try {
        const { offline, requests } = await thread.call('check', order, { signal, news });
        return { verdicts, offline, requests };
      } catch (error) {
        return signal.aborted ? { verdicts, offline: false, requests: 0 } : lost(addresses, verdicts, error);
      }
    },
    async keep() {
      if (thread.isRunning) await thread.call('keep', undefined).catch(() => undefined);
    },
    end: () => thread.end(),
  };
}

/** The thread has ended before it had looked at all. */
function lost(
  addresses: readonly string[],
  known: ReadonlyMap<string, LinkVerdict>,
  error: unknown,
): WebAnswer {
  const at = Date.now();
  const open = addresses.filter((address) => !known.has(address));
  const verdict: LinkVerdict = { state: 'unknown', reason: 'not-asked', hops: [], at, seen: 0 };
  return {
    verdicts: new Map([...known, ...open.map((address) => [address, verdict] as const)]),
    offline: false,
    requests: 0,
    trouble: String(error),
  };
}

import { Worker } from 'node:worker_threads';
import type { CallName, Calls, GitHubNews, Reply, Request } from './calls.ts';

/** A thread in which the web is asked, so that nothing here waits for it. It starts when it is called, and ends when nobody needs it. */
export interface AskingThread {
  readonly isRunning: boolean;
  /** Rejects where the thread comes to its end first; once the signal says so, nobody listens any more. */
  call<Name extends CallName>(
    name: Name,
    order: Calls[Name]['order'],
    listening?: Listening<Name>,
  ): Promise<Calls[Name]['answer']>;
  /** Hears how GitHub's answers have changed; undefined when the thread that had them has ended. The thread stays while somebody does. */
  hear(listener: ((news: GitHubNews | undefined) => void) | undefined): void;
  /** Ends the thread once it has kept what it learned. */
  end(): Promise<void>;
}

interface Listening<Name extends CallName> {
  readonly signal?: AbortSignal;
  readonly news?: (news: Calls[Name]['news']) => void;
}

interface Waiting {
  readonly news: ((news: never) => void) | undefined;
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** How long a thread is kept that nobody calls, in milliseconds. */
const IDLE = 60_000;

/**
 * In megabytes. With more room V8 takes more, and never gives it back; the biggest link cache, of 50,000 links with redirects, is read and
 * written in less than 400.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** What a thread of ours is started with. */
const MARK = 'minutes asking';

/** A thread that begins at the file of a program, which serves calls (`serveCalls`). `idle` is in milliseconds. */
export function askingThread(program: () => string | URL, idle = IDLE): AskingThread {
  let worker: Worker | undefined;
  let ended: Promise<void> = Promise.resolve();
  let count = 0;
  let waiting = new Map<number, Waiting>();
  let listener: ((news: GitHubNews | undefined) => void) | undefined;
  let rest: NodeJS.Timeout | undefined;

  const start = (): Worker => {
    const started = new Worker(program(), {
      workerData: MARK,
      resourceLimits: LIMITS,
    });
    // Calls of a thread that is to end are not those of the next.
    const own = waiting;
    let reason: unknown = new Error('The thread has ended');
    started.unref();
    started.on('message', (reply: Reply) => take(own, reply));
    started.on('error', (error) => {
      reason = error;
    });
    ended = new Promise((resolve) => {
      started.on('exit', () => {
        if (worker === started) letGo();
        for (const { reject } of own.values()) reject(reason);
        own.clear();
        resolve();
      });
    });
    return started;
  };
  const letGo = (): void => {
    clearTimeout(rest);
    worker = undefined;
    waiting = new Map();
    listener?.(undefined);
  };
  const take = (own: Map<number, Waiting>, reply: Reply): void => {
    if ('gitHub' in reply) {
      if (own === waiting) listener?.(reply.gitHub);
      return;
    }
    const call = own.get(reply.id);
    if (!call) return;
    if ('news' in reply) {
      call.news?.(reply.news as never);
      return;
    }
    own.delete(reply.id);
    if ('error' in reply) call.reject(new Error(reply.error));
    else call.resolve(reply.answer as never);
    restSoon();
  };
  const restSoon = (): void => {
    clearTimeout(rest);
    if (!worker || waiting.size > 0 || listener) return;
    rest = setTimeout(() => void end(), idle);
    rest.unref();
  };
  const post = (request: Request): void => worker?.postMessage(request);
  const end = (): Promise<void> => {
    if (worker) {
      post({ end: true });
      letGo();
    }
    return ended;
  };

  return {
    get isRunning() {
      return worker !== undefined;
    },
    async call(name, order, { signal, news } = {}) {
      signal?.throwIfAborted();
      clearTimeout(rest);
      worker ??= start();
      const id = ++count;
      const own = waiting;
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          if (!own.delete(id)) return;
          if (own === waiting) post({ stop: id });
          restSoon();
          reject(signal?.reason);
        };
        const over = (): void => signal?.removeEventListener('abort', stop);
        own.set(id, {
          news,
          resolve(answer) {
            over();
            resolve(answer);
          },
          reject(reason) {
            over();
            reject(reason);
          },
        });
        signal?.addEventListener('abort', stop, { once: true });
        post({ id, name, order } as Request);
      });
    },
    hear(heard) {
      listener = heard;
      restSoon();
    },
    end,
  };
}

/** Whether a thread was started to ask. */
export function isAskingThread(data: unknown): boolean {
  return data === MARK;
}

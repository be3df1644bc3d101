import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { setOwnFlags, wantUsualFlags } from '../../start/own-flags.ts';
import type { Crew, Hand } from '../host.ts';
import { type Errand, type ErrandAnswer, runErrand } from '../index/errand.ts';
import { packAnswer, unpackAnswer } from '../index/pack-answer.ts';
import { COMPILE_LATE } from './compile-late.ts';
import { loadFileAtOnce } from './load-file.ts';
import { runFast } from './run-sparingly.ts';

/** With more the disk and this thread are what they wait for. */
const MOST = 4;

/** What a thread of ours is started with. The data of threads would tell as well, but to ask for them makes every start slower. */
const MARK = '--reading-thread';

/** Threads that begin at the file of this program. */
export function nodeCrew(program: string): Crew {
  return {
    size: Math.min(availableParallelism(), MOST),
    start() {
      runFast();
      const flags = flagsOfThread();
      try {
        return handOf(new Worker(program, { argv: [MARK] }), flags);
      } catch (error) {
        flags.ended();
        throw error;
      }
    },
  };
}

/** To be told of what a thread does. */
interface Progress {
  readonly loaded: () => void;
  readonly ended: () => void;
}

/** Has flags as they are good for a thread: as usual while it loads code that was kept, and later so that its heap may grow. */
function flagsOfThread(): Progress {
  let enough = wantUsualFlags();
  return {
    loaded() {
      if (!COMPILE_LATE) return;
      const loading = enough;
      const bearing = wantUsualFlags(COMPILE_LATE);
      const stop = setOwnFlags(COMPILE_LATE);
      enough = () => {
        stop();
        bearing();
      };
      loading();
    },
    ended: () => enough(),
  };
}

/** Whether the arguments are those of a thread that was started to read files. */
export function isReadingThread(args: readonly string[]): boolean {
  return args.includes(MARK);
}

/** Does errands until the port is closed. */
export async function readInThread(): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  parentPort?.on('message', (errand: Errand) =>
    parentPort.postMessage(packAnswer(runErrand(errand, loadFileAtOnce))),
  );
}

function handOf(worker: Worker, { loaded, ended }: Progress): Hand {
  const handed = new Set<string>();
  /** Leaves out what the thread has been handed before. */
  const short = (errand: Errand): Errand => {
    const profiles = errand.profiles.map(({ profile, ...rest }) => {
      const isNew = profile && !handed.has(rest.key);
      handed.add(rest.key);
      return isNew ? { ...rest, profile } : rest;
    });
    return { ...errand, profiles };
  };
  const waiting: { resolve: (answer: ErrandAnswer) => void; reject: (reason: unknown) => void }[] = [];
  let end: unknown;
  const giveUp = (reason: unknown): void => {
    end ??= reason;
    for (const { reject } of waiting.splice(0)) reject(end);
  };
  worker.on('message', (answer: string) => waiting.shift()?.resolve(unpackAnswer(answer)));
  // With its first answer it has loaded what it needs.
  worker.once('message', loaded);
  worker.on('error', giveUp);
  worker.on('exit', () => {
    ended();
    giveUp(new Error('The thread has ended'));
  });
  return {
    ask: (errand) =>
      new Promise((resolve, reject) => {
        if (end !== undefined) return reject(end);
        waiting.push({ resolve, reject });
        worker.postMessage(short(errand));
      }),
    end: () => void worker.terminate(),
  };
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { wantUsualFlags } from '../../start/own-flags.ts';
import type { Crew, Hand } from '../host.ts';
import { type Errand, type ErrandAnswer, runErrand } from '../index/errand.ts';
import { packAnswer, unpackAnswer } from '../index/pack-answer.ts';
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
      // Its heap may grow, and it loads code that was kept.
      const enough = wantUsualFlags();
      try {
        return handOf(new Worker(program, { argv: [MARK] }), enough);
      } catch (error) {
        enough();
        throw error;
      }
    },
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

/** `ended` is called when the thread has come to its end. */
function handOf(worker: Worker, ended: () => void): Hand {
  const waiting: { resolve: (answer: ErrandAnswer) => void; reject: (reason: unknown) => void }[] = [];
  let end: unknown;
  const giveUp = (reason: unknown): void => {
    end ??= reason;
    for (const { reject } of waiting.splice(0)) reject(end);
  };
  worker.on('message', (answer: string) => waiting.shift()?.resolve(unpackAnswer(answer)));
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
        worker.postMessage(errand);
      }),
    end: () => void worker.terminate(),
  };
}

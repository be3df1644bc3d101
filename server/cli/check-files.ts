import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Message, message } from '../language-service/text/message.ts';
import { wantUsualFlags } from '../start/own-flags.ts';
import { type CheckedFile, failed } from './check-file.ts';
import type { CheckPlan, ThreadAnswer, ThreadErrand } from './check-thread.ts';
import type { FoundFile } from './find-files.ts';
import { dealOut, lanesIn } from './lanes.ts';

export interface CheckRun {
  readonly plan: CheckPlan;
  /** In the order in which they are read. */
  readonly files: readonly FoundFile[];
  /** How many threads check, this one counted. */
  readonly threads: number;
  /** The check in this thread. */
  readonly checkFile: (file: FoundFile) => CheckedFile;
  /** Starts another thread. */
  readonly start: (errand: ThreadErrand) => Worker;
  /** Takes what became of a file, each once, in any order; `index` points into `files`. */
  readonly done: (index: number, checked: CheckedFile) => void;
  /** Resolves when more can be taken. */
  readonly ready: () => Promise<void>;
}

/** Room for young objects, in megabytes: with more, many threads take much memory and are hardly faster. */
const youngest = 24;

/** Starts this program once more as a thread of its own. */
export function startThread(errand: ThreadErrand): Worker {
  return new Worker(__filename, {
    workerData: errand,
    resourceLimits: { maxYoungGenerationSizeMb: youngest },
  });
}

/**
 * Checks files in several threads, of which this one is the first. A thread that dies costs the file that it was at, which is
 * said to have failed; this thread checks what else it leaves.
 */
export async function checkFiles({
  plan,
  files,
  threads,
  checkFile,
  start,
  done,
  ready,
}: CheckRun): Promise<void> {
  const memory = dealOut(files.length, threads);
  const lanes = lanesIn(memory);
  const waiting = new Set(files.keys());
  const finish = (index: number, checked: CheckedFile): void => {
    if (waiting.delete(index)) done(index, checked);
  };
  const checkHere = async (index: number): Promise<void> => {
    const file = files[index];
    if (file) finish(index, checkFile(file));
    // The answers of other threads, a closed pipe and the like are heard of between files.
    await turn();
    await ready();
  };
  const others = Array.from({ length: threads - 1 }, async (_, before) => {
    const lane = before + 1;
    const errand: ThreadErrand = { errand: 'minutes check', plan, files, lanes: memory, lane };
    const reason = await endOf(
      () => start(errand),
      ({ index, checked }) => finish(index, checked),
    );
    // A thread that ended well has answered its last file.
    const last = lanes.last(lane);
    const file = last === undefined ? undefined : files[last];
    if (file && last !== undefined) finish(last, failed(file, reason));
  });
  for (let index = lanes.take(0); index !== undefined; index = lanes.take(0)) await checkHere(index);
  await Promise.all(others);
  for (const index of waiting) await checkHere(index);
}

/** Resolves when a thread has ended and all its answers are heard, with the reason where it did not end by itself. */
function endOf(start: () => Worker, hear: (answer: ThreadAnswer) => void): Promise<Message | string> {
  return new Promise((resolve) => {
    let reason: Message | string = message('its thread ended');
    // It loads code that was kept.
    const isLoaded = wantUsualFlags();
    const end = (why: Message | string): void => {
      isLoaded();
      resolve(why);
    };
    try {
      const thread = start();
      thread.on('message', (answer: ThreadAnswer) => {
        isLoaded();
        hear(answer);
      });
      thread.on('error', (error) => {
        reason = String(error);
      });
      thread.on('exit', () => end(reason));
    } catch (error) {
      end(String(error));
    }
  });
}

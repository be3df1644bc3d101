import type { Host } from './host.ts';

/** Work that nobody waits for, a few pieces at a time. */
export interface Background {
  /** Adds a piece. One that fails is taken for done. */
  add(piece: () => Promise<void>): void;
  /** Resolves when nothing is left to do, or after so many milliseconds. */
  settled(milliseconds: number): Promise<void>;
}

const AT_A_TIME = 8;

/** `done` is called each time the work has come to an end, `busy` when it begins and ends. */
export function createBackground(
  { timer }: Host,
  done: () => void,
  busy: (working: boolean) => void,
): Background {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let working = false;
  let listeners: (() => void)[] = [];

  const finish = (): void => {
    if (!working) return;
    working = false;
    busy(false);
    const told = listeners;
    listeners = [];
    for (const listener of told) listener();
    done();
  };
  const next = (): void => {
    const piece = running < AT_A_TIME ? waiting.shift() : undefined;
    if (!piece) {
      if (running === 0 && waiting.length === 0) finish();
      return;
    }
    running++;
    void piece()
      .catch(() => undefined)
      .then(() => {
        running--;
        next();
      });
    next();
  };
  return {
    add(piece) {
      if (!working) busy(true);
      working = true;
      waiting.push(piece);
      void timer.turn().then(next);
    },
    settled(milliseconds) {
      if (!working) return Promise.resolve();
      return new Promise((resolve) => {
        const cancel = timer.after(milliseconds, resolve);
        listeners.push(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}

import type { Timer } from './host.ts';

/** Whether something is done within some milliseconds; rejects when it fails. */
export function isSoon(timer: Timer, done: Promise<void>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(milliseconds, () => resolve(false));
    done.then(() => {
      cancel();
      resolve(true);
    }, reject);
  });
}

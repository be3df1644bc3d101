import type { Timer } from './host.ts';

const INTERVAL = 1000;

/** Does something when it is wanted, but not more often than once a second: at once if it can, else when the second is over. */
export function atMostOnceASecond(timer: Timer, run: () => void): () => void {
  let resting = false;
  let wanted = false;
  const rest = (): void => {
    resting = true;
    timer.after(INTERVAL, () => {
      resting = false;
      if (!wanted) return;
      wanted = false;
      rest();
      run();
    });
  };
  return () => {
    if (resting) {
      wanted = true;
      return;
    }
    rest();
    run();
  };
}

import type { Host } from './host.ts';

/** One thing to do for each document when the clock shows a time. */
export interface Alarms {
  /** Does something once, as soon as the clock shows `at` (milliseconds since the epoch); what was set for the document before is not done. */
  set(uri: string, at: number, run: () => void): void;
  clear(uri: string): void;
}

/** Timers stand still while a machine sleeps, and cannot run longer than 2³¹ ms; so the clock is looked at as often as this, in milliseconds. */
const LONGEST_WAIT = 60_000;

export function createAlarms({ clock, timer }: Pick<Host, 'clock' | 'timer'>): Alarms {
  const pending = new Map<string, () => void>();
  const clear = (uri: string): void => {
    pending.get(uri)?.();
    pending.delete(uri);
  };
  const wait = (uri: string, at: number, run: () => void): void => {
    const left = at - clock.now();
    const wake = (): void => {
      pending.delete(uri);
      if (clock.now() >= at) run();
      else wait(uri, at, run);
    };
    pending.set(uri, timer.after(Math.min(Math.max(left, 1), LONGEST_WAIT), wake));
  };
  return {
    set(uri, at, run) {
      clear(uri);
      wait(uri, at, run);
    },
    clear,
  };
}

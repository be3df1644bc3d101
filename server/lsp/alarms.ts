import type { Host } from './host.ts';

/** One thing to do for each document when the clock shows a time. */
export interface Alarms {
  /** Does something once, as soon as the clock shows `at` (milliseconds since the epoch); what was set for the document before is not done. */
  set(uri: string, at: number, run: () => void): void;
  clear(uri: string): void;
  clearAll(): void;
}

/** Timers stand still while a machine sleeps, and cannot run longer than 2³¹ ms; so the clock is looked at as often as this, in milliseconds. */
const LONGEST_WAIT = 60_000;

interface Alarm {
  at: number;
  run: () => void;
  /** When its timer wakes. */
  readonly wakes: number;
  cancel(): void;
}

export function createAlarms({ clock, timer }: Pick<Host, 'clock' | 'timer'>): Alarms {
  const pending = new Map<string, Alarm>();
  const clear = (uri: string): void => {
    pending.get(uri)?.cancel();
    pending.delete(uri);
  };
  const wait = (uri: string, at: number, run: () => void): void => {
    const now = clock.now();
    const left = Math.min(Math.max(at - now, 1), LONGEST_WAIT);
    const wake = (): void => {
      const { at, run } = alarm;
      pending.delete(uri);
      if (clock.now() >= at) run();
      else wait(uri, at, run);
    };
    const alarm = { at, run, wakes: now + left, cancel: timer.after(left, wake) };
    pending.set(uri, alarm);
  };
  return {
    set(uri, at, run) {
      const known = pending.get(uri);
      // With each key the time is a later one. The timer that runs looks at the clock when it wakes.
      if (known && known.wakes <= at) Object.assign(known, { at, run });
      else {
        clear(uri);
        wait(uri, at, run);
      }
    },
    clear,
    clearAll() {
      for (const uri of [...pending.keys()]) clear(uri);
    },
  };
}

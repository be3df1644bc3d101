import type { Host } from '../host.ts';

/** How long other messages wait at most, in milliseconds. */
const SLICE = 8;

/** Work that goes on for long calls this between its pieces: every few milliseconds it lets what has arrived meanwhile be read first. */
export type Pace = () => Promise<void> | undefined;

export function createPace({ clock, timer }: Host): Pace {
  let end = clock.now() + SLICE;
  return () => {
    if (clock.now() < end) return undefined;
    return timer.turn().then(() => {
      end = clock.now() + SLICE;
    });
  };
}

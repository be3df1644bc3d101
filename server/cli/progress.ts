import { message } from '../language-service/text/message.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  step(shown: string): void;
  /** Takes the line away until the next step, so that something else can be written there. */
  pause(): void;
  end(): void;
}

/** A run of fewer files is over before anybody wonders. */
const fewest = 30;

/** One line on the screen that says how far a long run is; nothing where nobody watches. */
export function createProgress(
  { interactive, columns, err, say }: Terminal,
  total: number,
  least = fewest,
): Progress {
  if (!interactive || total < least) return { step() {}, pause() {}, end() {} };
  let done = 0;
  const wipe = (): void => err('\r\u001b[2K');
  return {
    step(shown) {
      done += 1;
      const words = say(message('Checking {0} of {1}: {2}', done, total, shown));
      err(`\r\u001b[2K${words.slice(0, Math.max(Math.floor(columns / 2) - 1, 20))}`);
    },
    pause: wipe,
    end: wipe,
  };
}

import { getHeapSpaceStatistics } from 'node:v8';
import { setOwnFlags } from '../../start/own-flags.ts';

/** In bytes: for who looks, and for who types. Larger, it saves hardly any time here, and the process keeps all of it. */
const ENOUGH = { reading: 8_000_000, typing: 16_000_000 };

let stay: (() => void) | undefined;

/**
 * Keeps V8 from doubling the space for young objects up to its usual 32 MB and more, and has it grow again where V8 took it away in a rest,
 * since in the least space a keystroke is stopped ten times: the flag with which it grows is read at each collection, while a limit can
 * only be given when the process is started, which is the editor's affair. Threads that read many files need room and want flags as usual.
 * To be called again and again while there is work; takes microseconds.
 */
export function keepHeapSmall(work: keyof typeof ENOUGH): void {
  if (youngSpace() < ENOUGH[work]) {
    stay?.();
    stay = undefined;
  } else stay ??= setOwnFlags({ own: '--semi-space-growth-factor=1', usual: '--semi-space-growth-factor=2' });
}

function youngSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}

import process from 'node:process';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes. Larger, it saves hardly any time here, and the process keeps all of it. */
const ENOUGH = 8_000_000;

let isHeld = false;
/** How many ask that the heaps of all threads may grow. */
let growing = 0;

/**
 * Keeps V8 from doubling the space for young objects up to its usual 32 MB and more: the flag with which it grows is read at each
 * collection, while a limit can only be given when the process is started, which is the editor's affair.
 */
export function keepHeapSmall(): void {
  const observer = new PerformanceObserver(() => {
    if (growing > 0 || youngSpace() < ENOUGH) return;
    isHeld = true;
    growBy(1);
    observer.disconnect();
    // Compiled code that is kept at the end, under other flags than those of a start, is turned away at the next.
    process.prependOnceListener('exit', () => growBy(2));
  });
  observer.observe({ entryTypes: ['gc'] });
}

/** Lets heaps grow until what is returned is called, once: the flag is one for all threads, and those that read many files need room. */
export function letHeapsGrow(): () => void {
  growing++;
  if (isHeld) growBy(2);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    growing--;
    if (growing === 0 && isHeld) growBy(1);
  };
}

function growBy(factor: 1 | 2): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}

function youngSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}

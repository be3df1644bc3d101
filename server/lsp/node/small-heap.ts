import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes. Larger, it saves hardly any time here, and the process keeps all of it. */
const ENOUGH = 8_000_000;

/**
 * Keeps V8 from doubling the space for young objects up to its usual 32 MB and more: the flag with which it grows is read at each
 * collection, while a limit can only be given when the process is started, which is the editor's affair.
 */
export function keepHeapSmall(): void {
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (!young || young.space_size < ENOUGH) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });
}

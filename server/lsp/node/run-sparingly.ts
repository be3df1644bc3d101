import { setOwnFlags } from '../../start/own-flags.ts';
import { keepHeapSmall } from './small-heap.ts';

/**
 * A regular expression runs once as instructions of V8's own, and as machine code when it runs again. A first document needs three
 * hundred of them, and to improve those instructions takes longer than to make them.
 */
const AS_THEY_COME = { own: '--no-regexp-peephole-optimization', usual: '--regexp-peephole-optimization' };

/**
 * No function is optimised, for which threads would work as long as the first document takes, and fill ten megabytes; and the space for
 * young objects stays as it is.
 */
const SPARE = {
  own: '--turbo-filter=-* --maglev-filter=-* --semi-space-growth-factor=1',
  usual: '--turbo-filter=* --maglev-filter=* --semi-space-growth-factor=2',
};

/** How long after more is wanted the heap is looked after, in milliseconds: what that needs of Node takes a while to load. */
const SETTLED = 100;

let stopSparing: (() => void) | undefined;

/** Has V8 do what pays for somebody who opens a document and looks at it. Called when everything has been loaded that is needed at once. */
export function runSparingly(): void {
  setOwnFlags(AS_THEY_COME);
  stopSparing = setOwnFlags(SPARE);
}

/** Has V8 do what pays where the same is done again and again. */
export function runFast(): void {
  stopSparing?.();
  if (stopSparing) setTimeout(keepHeapSmall, SETTLED).unref();
  stopSparing = undefined;
}

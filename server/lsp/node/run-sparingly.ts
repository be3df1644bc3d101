import { setOwnFlags } from '../../start/own-flags.ts';
import { keepHeapSmall } from './small-heap.ts';

/**
 * A first document needs three hundred regular expressions, most of them a few times. V8 runs each as instructions of its own first, and
 * to improve those takes longer than to make them; machine code of it pays later than at the second time.
 */
const AS_THEY_COME = {
  own: '--no-regexp-peephole-optimization --regexp-tier-up-ticks=30',
  usual: '--regexp-peephole-optimization --regexp-tier-up-ticks=1',
};

/**
 * No function is optimised, for which threads would work as long as the first document takes, and fill ten megabytes; and the space for
 * young objects stays as it is.
 */
const SPARE = {
  own: '--turbo-filter=-* --maglev-filter=-* --semi-space-growth-factor=1',
  usual: '--turbo-filter=* --maglev-filter=* --semi-space-growth-factor=2',
};

/**
 * Room for what the versions of a document leave behind. V8 would let the heap grow by so little that it collects everything after each
 * tenth keystroke in a document of a megabyte, which stops it for longer than the keystroke takes.
 */
const ROOM = { own: '--heap-growing-percent=60', usual: '--heap-growing-percent=0' };

let hasRoom = false;
let stopSparing: (() => void) | undefined;

/**
 * Has V8 do what pays for somebody who opens a document and looks at it. Called when everything of Node has been loaded that is needed at
 * once, and before our own: how often a regular expression runs before there is machine code of it is settled when it is made.
 */
export function runSparingly(): void {
  setOwnFlags(AS_THEY_COME);
  stopSparing = setOwnFlags(SPARE);
}

/** Has V8 do what pays where the same is done again and again. To be called again while that goes on, so that the heap is looked after. */
export function runFast(why?: 'typing'): void {
  stopSparing?.();
  stopSparing = undefined;
  if (why && !hasRoom) setOwnFlags(ROOM);
  hasRoom ||= why !== undefined;
  keepHeapSmall(hasRoom ? 'typing' : 'reading');
}

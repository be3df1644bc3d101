import type { OwnFlags } from '../../start/own-flags.ts';

/**
 * What a thread that reads files does is many functions of which none takes long: what the slow compiler (TurboFan) makes of them saves
 * little beside what the quick one (Maglev) made, and takes a tenth of the time of each thread; of few files much more. So it waits for
 * those that run most. Only where it is known for certain what is usual, which is another number than `--v8-options` says: set to any
 * other, V8 would turn away the code that is kept. Undefined elsewhere.
 */
export const COMPILE_LATE: OwnFlags | undefined = isKnown()
  ? { own: '--invocation-count-for-turbofan=50000', usual: '--invocation-count-for-turbofan=10000' }
  : undefined;

/** The version of V8 in Node 24, where there is Maglev. */
function isKnown(): boolean {
  return process.versions.v8.startsWith('13.6.') && (process.arch === 'x64' || process.arch === 'arm64');
}

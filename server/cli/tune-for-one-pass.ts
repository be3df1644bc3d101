import { setOwnFlags } from '../start/own-flags.ts';

/** Of every file little is kept, so that a heap that is let grow holds little but garbage. */
const LET_GROW = { own: '--heap-growing-percent=50', usual: '--heap-growing-percent=0' };

/**
 * The code is many functions of which none takes long: what the slow compiler (TurboFan) makes of them saves little beside what the quick
 * one (Maglev) makes, and takes seconds in each thread.
 */
const COMPILE_QUICKLY = { own: '--no-turbofan', usual: '--turbofan' };
/** From so many files on the slow compiler pays. */
const MANY = 5000;
/** The first version of V8 that certainly has the quick one. */
const FROM_V8 = 13;

/** Has V8 do what pays where so many files are looked at, each once. */
export function tuneForOnePass(files: number): void {
  setOwnFlags(LET_GROW);
  if (files < MANY && Number.parseInt(process.versions.v8, 10) >= FROM_V8) setOwnFlags(COMPILE_QUICKLY);
}

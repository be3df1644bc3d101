import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** A flag of V8 as this program wants it, and as it is otherwise. */
export interface OwnFlag {
  readonly own: string;
  readonly usual: string;
}

const flags: OwnFlag[] = [];
/** How many want all flags as they are usually. */
let wanting = 0;

/**
 * Sets a flag of V8 for all threads, from now on. V8 turns away compiled code that was kept under other flags, this program's and that of
 * Node's own modules; so flags are set when everything has been loaded that is needed at once, and at the end, when compiled
 * code is kept, they are as usual.
 */
export function setOwnFlag(flag: OwnFlag): void {
  if (flags.length === 0) process.prependOnceListener('exit', () => apply('usual'));
  flags.push(flag);
  if (wanting === 0) setFlagsFromString(flag.own);
}

/** Has flags as they are usually until what is returned is called, once: the flags are those of all threads, and of what they load. */
export function wantUsualFlags(): () => void {
  wanting++;
  apply('usual');
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    wanting--;
    if (wanting === 0) apply('own');
  };
}

function apply(which: keyof OwnFlag): void {
  for (const flag of flags) setFlagsFromString(flag[which]);
}

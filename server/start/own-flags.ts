import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** Flags of V8, with blanks between, as this program wants them, and as they are otherwise. */
export interface OwnFlags {
  readonly own: string;
  readonly usual: string;
}

const flags = new Set<OwnFlags>();
/** How many want all flags as they are usually. */
let wanting = 0;
let willEnd = false;

/**
 * Sets flags of V8 for all threads, until what is returned is called. V8 turns away compiled code that was kept under other flags, this
 * program's and that of Node's own modules; so flags are set when everything has been loaded that is needed at once, and at the end,
 * when compiled code is kept, they are as usual. Not all flags bear that: with `--regexp-tier-up`, a thread that started ended the process.
 */
export function setOwnFlags(own: OwnFlags): () => void {
  if (!willEnd) process.prependOnceListener('exit', () => apply('usual'));
  willEnd = true;
  flags.add(own);
  if (wanting === 0) setFlagsFromString(own.own);
  return () => {
    if (flags.delete(own)) setFlagsFromString(own.usual);
  };
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

function apply(which: keyof OwnFlags): void {
  for (const each of flags) setFlagsFromString(each[which]);
}

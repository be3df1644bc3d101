import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** Flags of V8, with blanks between, as this program wants them, and as they are otherwise. */
export interface OwnFlags {
  readonly own: string;
  readonly usual: string;
}

const flags = new Set<OwnFlags>();
/** Those who want all flags as they are usually, but for some that each of them bears. */
const wanting = new Set<{ readonly bears: OwnFlags | undefined }>();
let willEnd = false;

/**
 * Sets flags of V8 for all threads, until what is returned is called. V8 turns away compiled code that was kept under other flags, this
 * program's and that of Node's own modules; so flags are set when everything has been loaded that is needed at once, and at the end,
 * when compiled code is kept, they are as usual. Not all flags bear that: with `--regexp-tier-up`, a thread that started ended the process.
 */
export function setOwnFlags(own: OwnFlags): () => void {
  if (!willEnd) process.prependOnceListener('exit', () => beUsual());
  willEnd = true;
  flags.add(own);
  apply(own);
  return () => {
    if (flags.delete(own)) setFlagsFromString(own.usual);
  };
}

/**
 * Has flags as they are usually, all but those that are borne, until what is returned is called, once: the flags are those of all threads,
 * and of what they load.
 */
export function wantUsualFlags(bears?: OwnFlags): () => void {
  const one = { bears };
  wanting.add(one);
  applyAll();
  return () => {
    if (wanting.delete(one)) applyAll();
  };
}

function applyAll(): void {
  for (const each of flags) apply(each);
}

function apply(each: OwnFlags): void {
  const isUsual = [...wanting].some(({ bears }) => bears !== each);
  setFlagsFromString(isUsual ? each.usual : each.own);
}

function beUsual(): void {
  for (const { usual } of flags) setFlagsFromString(usual);
}

import { setOwnFlag } from './own-flags.ts';

/**
 * Has V8 compile a regular expression to machine code when it is first used. Usually it makes something else of it first, for which
 * it takes twice as long, and machine code the second time; a first document needs three hundred of them.
 */
export function compileOnce(): void {
  setOwnFlag({ own: '--no-regexp-tier-up', usual: '--regexp-tier-up' });
}

import { type LinkTally, tallyLinks } from './link-tally.ts';
import type { LinkVerdicts } from './verdict.ts';

/** How many addresses are in which state, and of how many nothing is known yet. */
export interface LinkStates extends LinkTally {
  readonly unchecked: number;
}

/** What is known of addresses, each counted once however often it stands there. */
export function countStates(addresses: Iterable<string>, verdicts: LinkVerdicts): LinkStates {
  const all = [...new Set(addresses)];
  const known = all.flatMap((address) => verdicts.get(address)?.state ?? []);
  return { ...tallyLinks(known), unchecked: all.length - known.length };
}

import { hostOfAddress } from './asked-address.ts';
import { type LinkTally, tallyLinks } from './link-tally.ts';
import { isUnjudged } from './unjudged-host.ts';
import type { LinkVerdicts } from './verdict.ts';

/** How many addresses are in which state, and of how many nothing is known yet. */
export interface LinkStates extends LinkTally {
  readonly unchecked: number;
}

/** What is known of addresses, each counted once however often it stands there. Of hosts that are never asked it is known that nobody can tell. */
export function countStates(addresses: Iterable<string>, verdicts: LinkVerdicts): LinkStates {
  const all = [...new Set(addresses)];
  const known = all.flatMap(
    (address) => verdicts.get(address)?.state ?? (isUnjudged(hostOfAddress(address)) ? 'unknown' : []),
  );
  return { ...tallyLinks(known), unchecked: all.length - known.length };
}

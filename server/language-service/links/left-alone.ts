import type { LinkPolicy } from '../profiles/profile.ts';
import { fitsStarred } from '../text/match-starred.ts';
import { remember } from '../text/remember.ts';
import { hostOfAddress } from './asked-address.ts';

/** Whether nobody wants to know of an address, as `askedAddress` gives it: it is said to be right, or its host is not to be asked. */
export function isLeftAlone(address: string, policy: LinkPolicy): boolean {
  const { known, hosts } = patternsOf(policy);
  if (known.length === 0 && hosts.length === 0) return false;
  const host = hostOfAddress(address);
  return (
    known.some((pattern) => fitsStarred(pattern, address)) ||
    hosts.some((pattern) => fitsStarred(pattern, host))
  );
}

const patternsOf = remember(({ known, ignoreHosts }: LinkPolicy) => ({
  known: known.map((url) => [...url.trim().replace(/#.*$/, '')].map(lowerUntilPath())),
  hosts: ignoreHosts.map((host) => [...host.trim().toLowerCase()]),
}));

/** Scheme and host are the same in capitals. */
function lowerUntilPath(): (sign: string) => string {
  let slashes = 0;
  return (sign) => {
    if (sign === '/') slashes++;
    return slashes < 3 ? sign.toLowerCase() : sign;
  };
}

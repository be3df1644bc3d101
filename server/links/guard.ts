import { isAddress, isPrivateName, isPublicAddress } from '../language-service/links/address-space.ts';
import { fitsStarred } from '../language-service/text/match-starred.ts';

/** Says what may be reached. Addresses of one's own network are not, whatever name leads there, unless the name is allowed. */
export interface Guard {
  /** Whether a host may be asked as far as its name says; `host` as `URL.hostname` has it. */
  mayAsk(host: string): boolean;
  /** Whether a connection to an address may be made for the sake of a host. */
  mayReach(host: string, address: string): boolean;
}

/** `allowed` are host names or addresses, `*` standing for any characters. What is written like an address allows no name. */
export function createGuard(allowed: readonly string[]): Guard {
  const patterns = allowed.map(patternOf);
  const isAllowed = (host: string): boolean =>
    patterns.some(
      ({ pattern, isOfAddresses }) => fitsStarred(pattern, host) && (!isOfAddresses || isAddress(host)),
    );
  return {
    mayAsk(host) {
      const name = bare(host);
      if (isAllowed(name)) return true;
      return isAddress(name) ? isPublicAddress(name) : !isPrivateName(name);
    },
    mayReach: (host, address) => isAllowed(bare(host)) || isPublicAddress(address),
  };
}

/** Lower case, without the brackets of IPv6 and the dot of the root, or several, as resolvers may leave them out. */
export function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
}

function patternOf(allowed: string): {
  readonly pattern: readonly string[];
  readonly isOfAddresses: boolean;
} {
  const host = bare(allowed.trim());
  return { pattern: [...host], isOfAddresses: /^[\d.*]+$/.test(host) && /\d/.test(host) };
}

/** What a connection fails with that may not be made. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE';
}

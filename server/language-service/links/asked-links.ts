import type { Minutes } from '../model/minutes.ts';
import { remember } from '../text/remember.ts';
import { askedAddress } from './asked-address.ts';
import { isLeftAlone } from './left-alone.ts';

/** The addresses that the web links of minutes lead to, each once, without those that are left alone. */
export const askedLinks: (minutes: Minutes) => readonly string[] = remember(({ links, profile }) => {
  const addresses = links.flatMap(({ target, url }) =>
    target.kind === 'web' ? (askedAddress(url) ?? []) : [],
  );
  return [...new Set(addresses)].filter((address) => !isLeftAlone(address, profile.links));
});

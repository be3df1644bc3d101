import type { Minutes } from '../model/minutes.ts';
import { remember } from '../text/remember.ts';
import { isLeftAlone } from './left-alone.ts';
import { webLinksIn } from './web-links.ts';

/** The addresses that the web links of minutes lead to, each once, without those that are left alone. */
export const askedLinks: (minutes: Minutes) => readonly string[] = remember((minutes) => {
  const addresses = new Set(webLinksIn(minutes).map(({ address }) => address));
  return [...addresses].filter((address) => !isLeftAlone(address, minutes.profile.links));
});

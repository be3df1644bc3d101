import { leadsToHome, leadsToSamePage, wantsLogIn } from './redirects.ts';
import type { LinkReason, LinkState, LinkVerdict, Look } from './verdict.ts';

/** What must be known of the world beside the looks. */
export interface World {
  /** Whether other names resolved and were answered for meanwhile, so that one that does not resolve is not there. */
  readonly networkUp: boolean;
  /** How far two looks must lie apart, in milliseconds, to count as two. */
  readonly apart: number;
}

/**
 * What looks at one address say, the latest last. Broken is only what was seen to be gone twice, apart; everything that a server says to
 * machines, to strangers or in a bad hour is `unknown`. Without looks nothing is known.
 */
export function judgeLooks(looks: readonly Look[], world: World): LinkVerdict {
  const last = looks.at(-1);
  if (!last) return { state: 'unknown', reason: 'not-asked', hops: [], at: 0, seen: 0 };
  const sight = sightOf(last, world);
  let seen = 1;
  let time = last.at;
  for (const look of looks.slice(0, -1).reverse()) {
    const before = sightOf(look, world);
    if (before.reason !== sight.reason) break;
    if (Math.abs(time - look.at) < world.apart) continue;
    seen += 1;
    time = look.at;
  }
  const surely = sight.state !== 'broken' || seen > 1;
  const status = last.hops.at(-1)?.status;
  return {
    state: surely ? sight.state : 'unknown',
    reason: surely ? sight.reason : 'seen-once',
    ...(status !== undefined && { status }),
    ...(sight.to !== undefined && { to: sight.to }),
    hops: last.hops,
    at: last.at,
    seen,
  };
}

/** Whether one look is reason to look again. */
export function looksGone(look: Look): boolean {
  return sightOf(look, { networkUp: true, apart: 0 }).state === 'broken';
}

interface Sight {
  readonly state: LinkState;
  readonly reason: LinkReason;
  readonly to?: string;
}

const unknown = (reason: LinkReason): Sight => ({ state: 'unknown', reason });

function sightOf({ hops, failure, humanCheck }: Look, { networkUp }: World): Sight {
  if (failure === 'no-name') {
    // Behind a redirect it is the redirect that is wrong, or one of many names of a big host.
    if (!networkUp) return unknown('offline');
    return hops.length === 0 ? { state: 'broken', reason: 'no-name' } : unknown('odd-redirect');
  }
  if (failure !== undefined) return unknown(failure);
  const [first, last] = [hops[0], hops.at(-1)];
  if (!first || !last) return unknown('not-asked');
  if (humanCheck) return unknown('human-check');
  const redirected = hops.length > 1;
  if (redirected && wantsLogIn(first.url, last.url)) return unknown('log-in');
  if (last.status === 404 || last.status === 410) return { state: 'broken', reason: 'gone' };
  if (last.status < 200 || last.status > 299) return unknown('status');
  if (!redirected) return { state: 'ok', reason: 'answers' };
  if (leadsToHome(first.url, last.url)) return unknown('home');
  const permanent = hops.slice(0, -1).every(({ status }) => status === 301 || status === 308);
  return permanent && !leadsToSamePage(first.url, last.url)
    ? { state: 'moved', reason: 'moved', to: last.url }
    : { state: 'ok', reason: 'answers' };
}

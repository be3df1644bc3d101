import { isLeftAlone } from '../links/left-alone.ts';
import { countStates, type LinkStates } from '../links/link-states.ts';
import { webLinksIn } from '../links/web-links.ts';
import type { Minutes } from '../model/minutes.ts';
import { firstFrom } from '../text/first-from.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** Says what is known of where the links in a span of minutes lead, or all of them. Undefined where no links were checked. */
export function linkStatesOf(
  snapshot: Snapshot,
  minutes: Minutes,
): ((within?: Span) => LinkStates) | undefined {
  const { verdicts } = snapshot.surroundings(minutes.source.uri);
  if (!verdicts) return undefined;
  const links = webLinksIn(minutes).filter(({ address }) => !isLeftAlone(address, minutes.profile.links));
  const starts = links.map(({ span }) => span.start);
  return (within) => {
    const found = within
      ? links.slice(firstFrom(starts, within.start), firstFrom(starts, within.end))
      : links;
    return countStates(
      found.map(({ address }) => address),
      verdicts,
    );
  };
}

import { type Message, message } from '../text/message.ts';
import type { LinkState } from './verdict.ts';

/** How many links are in which state. */
export type LinkTally = Readonly<Record<LinkState, number>>;

export function tallyLinks(states: Iterable<LinkState>): LinkTally {
  const tally: Record<LinkState, number> = { ok: 0, moved: 0, broken: 0, unknown: 0 };
  for (const state of states) tally[state] += 1;
  return tally;
}

/** “14 links: 12 fine, 1 moved, 1 cannot tell”. Links that were not checked are among those 14 and nothing is said of them. */
export function tallyWords({
  ok,
  moved,
  broken,
  unknown,
  unchecked = 0,
}: LinkTally & { readonly unchecked?: number }): Message {
  const total = ok + moved + broken + unknown + unchecked;
  const parts = [
    ...(ok > 0 ? [message('{0} fine', ok)] : []),
    ...(broken > 0 ? [message('{0} broken', broken)] : []),
    ...(moved > 0 ? [message('{0} moved', moved)] : []),
    ...(unknown > 0 ? [message('{0} cannot tell', unknown)] : []),
  ];
  const links = total === 1 ? message('1 link') : message('{0} links', total);
  if (parts.length === 0) return links;
  return message(
    '{0}: {1}',
    links,
    parts.reduce((before, part) => message('{0}, {1}', before, part)),
  );
}

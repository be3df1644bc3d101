import { type LinkTally, tallyLinks, tallyWords } from '../../language-service/links/link-tally.ts';
import { isUnjudged } from '../../language-service/links/unjudged-host.ts';
import type { LinkState, LinkVerdicts } from '../../language-service/links/verdict.ts';
import { message, render, type Translations } from '../../language-service/text/message.ts';

/** How many of some addresses are in which state, and the same as a sentence in the reader's language. */
export interface LinkSummary {
  readonly total: number;
  readonly tally: LinkTally & { readonly unchecked: number };
  readonly words: string;
}

export function summariseLinks(
  addresses: readonly string[],
  verdicts: LinkVerdicts,
  translations: Translations,
): LinkSummary {
  const total = addresses.length;
  const known = tallyLinks(addresses.flatMap((address) => stateOf(address, verdicts) ?? []));
  const unchecked = total - known.ok - known.moved - known.broken - known.unknown;
  const count = total === 1 ? message('1 link') : message('{0} links', total);
  return {
    total,
    tally: { ...known, unchecked },
    words: render(unchecked === total ? count : tallyWords(known), translations),
  };
}

function stateOf(address: string, verdicts: LinkVerdicts): LinkState | undefined {
  const host = /^https?:\/\/([^/?#:]*)/.exec(address)?.[1] ?? '';
  return verdicts.get(address)?.state ?? (isUnjudged(host) ? 'unknown' : undefined);
}

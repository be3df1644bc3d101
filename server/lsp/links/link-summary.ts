import { countStates, type LinkStates } from '../../language-service/links/link-states.ts';
import { tallyWords } from '../../language-service/links/link-tally.ts';
import type { LinkVerdicts } from '../../language-service/links/verdict.ts';
import { render, type Translations } from '../../language-service/text/message.ts';

/** How many of some addresses are in which state, and the same as a sentence in the reader's language. */
export interface LinkSummary {
  readonly total: number;
  readonly tally: LinkStates;
  readonly words: string;
}

/** Each address stands there once. */
export function summariseLinks(
  addresses: readonly string[],
  verdicts: LinkVerdicts,
  translations: Translations,
): LinkSummary {
  const tally = countStates(addresses, verdicts);
  return { total: addresses.length, tally, words: render(tallyWords(tally), translations) };
}

import { parse } from '../../syntax/parse.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText } from '../../text/source-text.ts';
import type { Invitation } from '../invitation.ts';
import { findInvitation } from '../read-parts.ts';

/** Meetings of a series may have one invitation for years; more different ones than these are forgotten. */
const MOST_KNOWN = 100;
const known = new Map<string, Invitation | undefined>();

/** The invitation in what stands under the heading for it. Spans count from the first character of these words. */
export function invitationUnder(words: string): Invitation | undefined {
  if (!known.has(words)) {
    const own = copyOf(words);
    const { children } = parse(own);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(own, findInvitation(createSourceText('', 0, own), { blocks: children }));
  }
  return known.get(words);
}

import { parse } from '../../syntax/parse.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText, type SourceText } from '../../text/source-text.ts';
import type { InvitationSummary } from '../details.ts';
import type { Invitation } from '../invitation.ts';
import { readInvitation } from '../read-invitation.ts';
import { findInvitation } from '../read-parts.ts';

/** The invitation in what stands under the heading for it. Spans count from the first character of these words. */
export function invitationUnder(words: string): Invitation | undefined {
  const source = createSourceText('', 0, words);
  return inFirstFence(source) ?? findInvitation(source, { blocks: parse(words).children });
}

/** Invitations differ in little else than their days; more of them that differ in more are forgotten. */
const MOST_KNOWN = 200;
const known = new Map<string, InvitationSummary | undefined>();

/** Number and link of the same. Which day it names makes no difference to them. */
export function summaryOfInvitationUnder(words: string): InvitationSummary | undefined {
  const undated = words.replace(/(?<!\d)\d{4}([-/])(?:0\d|1[0-2])\1[0-2]\d(?!\d)/g, '2022$101$105');
  if (!known.has(undated)) {
    const own = copyOf(undated);
    if (known.size >= MOST_KNOWN) known.clear();
    const found = invitationUnder(own);
    known.set(own, found && summaryOfInvitation(found));
  }
  return known.get(undated);
}

/** No string in it holds the text. */
export function summaryOfInvitation({ number, link }: Invitation): InvitationSummary {
  return {
    ...(number && { number: copyOf(number.digits) }),
    ...(number?.series !== undefined && { series: number.series }),
    ...(link && { link: copyOf(link.text) }),
  };
}

/** A fence, from one margin to the other, with nothing before it. */
const FENCE = /^[ \t\r\n]*?[\r\n](```|~~~)[^`~\r\n]*(?:[\r\n](?!\1)[^\r\n]*)*[\r\n]\1[ \t]*(?=[\r\n]|$)/;

/** The invitation in the fence that is the first block, as most are written; absent where it takes the parser to know. */
function inFirstFence(source: SourceText): Invitation | undefined {
  const fence = FENCE.exec(source.text)?.[0];
  if (fence === undefined) return undefined;
  const start = fence.search(/[`~]/);
  return readInvitation(source, { start, end: fence.length }, 'fence');
}

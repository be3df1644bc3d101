import { parse } from '../../syntax/parse.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText, type SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { InvitationSummary } from '../details.ts';
import type { Invitation } from '../invitation.ts';
import { readInvitation } from '../read-invitation.ts';
import { findInvitation } from '../read-parts.ts';

/** The invitation in what stands under the heading for it. Spans count from the first character of these words. */
export function invitationUnder(words: string): Invitation | undefined {
  const source = createSourceText('', 0, words);
  return inFirstFence(source) ?? findInvitation(source, { blocks: parse(words).children });
}

/** More shapes than a community uses; where there are more, they are forgotten. */
const MOST_KNOWN = 200;
const known = new Map<string, Shape | undefined>();

/** Where number and link stand in all invitations that differ in nothing but day, number and link. */
interface Shape {
  readonly number?: Span & { readonly length: number };
  readonly series?: boolean;
  readonly link?: Span;
}

/** Number and link of the same. Most invitations of a community are of one shape, which is read once. */
export function summaryOfInvitationUnder(words: string): InvitationSummary | undefined {
  const shape = shapeOf(words);
  if (!known.has(shape)) {
    const own = copyOf(shape);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(own, readShape(own));
  }
  const found = known.get(shape);
  if (!found) return undefined;
  const { number, series, link } = found;
  const digits = number && words.slice(number.start, number.end).replace(/\D/g, '');
  if (digits?.length !== number?.length) {
    const read = invitationUnder(words);
    return read && summaryOfInvitation(read);
  }
  return {
    ...(digits !== undefined && { number: copyOf(digits) }),
    ...(series !== undefined && { series }),
    ...(link && { link: copyOf(words.slice(link.start, link.end)) }),
  };
}

/** The words with another day, number and name of the room in their places, each as long as it was. */
function shapeOf(words: string): string {
  return words
    .replace(/(?<!\d)\d{4}([-/])(?:0\d|1[0-2])\1[0-2]\d(?!\d)/g, '2022$101$105')
    .replace(/(?<![\d-])\d{3}([- ])\d{3,4}\1\d{3,4}(?![\d-])/g, (number) => number.replace(/\d/g, '5'))
    .replace(
      /(\/d[mw]\/)([A-Za-z\d]{6,20})(?![\w%-])/g,
      (_, path: string, name: string) => path + 'x'.repeat(name.length),
    );
}

function readShape(words: string): Shape | undefined {
  const found = invitationUnder(words);
  if (!found) return undefined;
  const { number, link } = found;
  return {
    ...(number && { number: { ...number.span, length: number.digits.length } }),
    ...(number?.series !== undefined && { series: number.series }),
    ...(link && { link: link.span }),
  };
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

import type { Hover } from 'vscode-languageserver-types';
import { keyOfReference } from '../github/github-question.ts';
import type { Minutes } from '../model/minutes.ts';
import { offsetAt, rangeOf } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { spokenAt } from '../workspace/series/spoken-of.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Feature, PositionParams } from './feature.ts';
import { dateCard } from './hover/date-card.ts';
import { invitationCard } from './hover/invitation-card.ts';
import { linkCard } from './hover/link-card.ts';
import { referenceCard } from './hover/reference-card.ts';
import { ruleCards } from './hover/rule-cards.ts';
import { sectionCard } from './hover/section-card.ts';
import { type Card, markup } from './markup.ts';

/** What is told about a place in the text. */
export interface HoverCard {
  readonly span: Span;
  readonly card: Card;
}

export type HoverSource = (snapshot: Snapshot, minutes: Minutes, offset: number) => readonly HoverCard[];

/** Rules first, since who points at a squiggle wants to know about it. */
const sources: readonly HoverSource[] = [
  ruleCards,
  linkCard,
  dateCard,
  referenceCard,
  invitationCard,
  sectionCard,
];

/** The date in words, the invitation's parts, a section's purpose and state, what a rule is about, what `#123` is. */
export const hover: Feature<PositionParams, Hover> = {
  method: 'textDocument/hover',
  capabilities: () => ({ hoverProvider: true }),
  asks(snapshot, { textDocument, position }) {
    const minutes = snapshot.minutes(textDocument.uri);
    const spoken = minutes && spokenAt(minutes, offsetAt(minutes.source, position));
    const key = keyOfReference(spoken?.reference);
    return key === undefined ? undefined : { keys: [key] };
  },
  handle(snapshot, { textDocument, position }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const offset = offsetAt(minutes.source, position);
    const cards = sources.flatMap((source) => source(snapshot, minutes, offset));
    const spans = cards.map(({ span }) => span);
    const smallest = spans.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    if (!smallest) return undefined;
    return {
      contents: markup(
        cards.flatMap(({ card }) => card),
        snapshot.client.hoverMarkdown,
      ),
      range: rangeOf(minutes.source, smallest),
    };
  },
};

import type { CompletionList } from 'vscode-languageserver-types';
import { offsetAt } from '../text/source-text.ts';
import { blocks } from './completion/blocks.ts';
import { toItem } from './completion/candidate.ts';
import { dates } from './completion/dates.ts';
import { wholeDocument } from './completion/document.ts';
import { numbers, typedReference } from './completion/numbers.ts';
import { type CompletionSource, placeAt } from './completion/place.ts';
import { sections } from './completion/sections.ts';
import { suppressions } from './completion/suppressions.ts';
import { topics } from './completion/topics.ts';
import type { Feature, PositionParams } from './feature.ts';
import { blankMinutes, filesForMinutesHere } from './minutes-here.ts';

export interface CompletionParams extends PositionParams {
  /** `triggerKind` 2: a key of `triggerCharacters` was typed. */
  readonly context?: { readonly triggerKind: number; readonly triggerCharacter?: string };
}

const sources: readonly CompletionSource[] = [
  suppressions,
  wholeDocument,
  sections,
  topics,
  dates,
  numbers,
  blocks,
];

/**
 * What can be put in at the caret. The keys that bring the list up are the same with an input method on or off, and Chinese
 * words are found by their pinyin.
 */
export const completion: Feature<CompletionParams, CompletionList> = {
  method: 'textDocument/completion',
  capabilities: ({ completionLabelDetails }) => ({
    completionProvider: {
      triggerCharacters: ['#', '/', '-', '@'],
      resolveProvider: false,
      ...(completionLabelDetails ? { completionItem: { labelDetailsSupport: true } } : {}),
    },
  }),
  waits: ({ textDocument }, snapshot) => (blankMinutes(snapshot, textDocument.uri) ? 'summaries' : undefined),
  needs: (snapshot, { textDocument }) => filesForMinutesHere(snapshot, textDocument.uri),
  asks(snapshot, { textDocument, position }) {
    const minutes = snapshot.minutes(textDocument.uri);
    const { repository } = minutes?.profile ?? {};
    if (!minutes || repository === undefined) return undefined;
    const place = placeAt(snapshot, minutes, offsetAt(minutes.source, position));
    return typedReference(place) === undefined ? undefined : { recent: repository };
  },
  handle(snapshot, { textDocument, position, context }) {
    const known = snapshot.minutes(textDocument.uri);
    const minutes = known ?? blankMinutes(snapshot, textDocument.uri);
    if (!minutes) return undefined;
    const trigger = context?.triggerKind === 2 ? context.triggerCharacter : undefined;
    const place = placeAt(snapshot, minutes, offsetAt(minutes.source, position), trigger);
    const candidates = known ? sources.flatMap((source) => source(place)) : wholeDocument(place);
    return {
      isIncomplete: false,
      items: candidates.map((candidate, index) => toItem(snapshot.client, minutes.source, candidate, index)),
    };
  },
};

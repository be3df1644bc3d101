import type { Location, LocationLink } from 'vscode-languageserver-types';
import { offsetAt, rangeOf } from '../text/source-text.ts';
import { mentionsOf } from '../workspace/series/mentions-of.ts';
import { type SpokenOf, spokenAt } from '../workspace/series/spoken-of.ts';
import type { Feature, PositionParams } from './feature.ts';
import { locationOf } from './place-range.ts';

/** Where something was spoken of before: its first mention in the latest earlier meeting. Nothing for the first meeting that speaks of it. */
export const definition: Feature<PositionParams, Location | LocationLink[]> = {
  method: 'textDocument/definition',
  capabilities: () => ({ definitionProvider: true }),
  waits: () => 'summaries',
  handle(snapshot, { textDocument, position }) {
    const { client, index } = snapshot;
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const offset = offsetAt(minutes.source, position);
    const spoken = spokenAt(minutes, offset);
    if (!spoken || (client.clicksGoToDefinition && isClickable(spoken, offset))) return undefined;
    const place = mentionsOf(index, minutes, spoken.key).earlier[0];
    if (!place) return undefined;
    const location = locationOf(place);
    if (!client.definitionLinks) return location;
    return [
      {
        originSelectionRange: rangeOf(minutes.source, spoken.span),
        targetUri: location.uri,
        targetRange: location.range,
        targetSelectionRange: location.range,
      },
    ];
  },
};

/** Whether a click opens what stands there already: one that also went elsewhere would do two things at once. */
function isClickable({ kind, address }: SpokenOf, offset: number): boolean {
  return kind !== 'topic' && address.start <= offset && offset <= address.end;
}

import type { DocumentHighlight } from 'vscode-languageserver-types';
import { offsetAt, rangeOf } from '../text/source-text.ts';
import { spokenAt, spokenIn } from '../workspace/series/spoken-of.ts';
import type { Feature, PositionParams } from './feature.ts';

/** Where the document speaks of the same more than once. Nothing where it does not: editors then show what they show by themselves. */
export const documentHighlight: Feature<PositionParams, DocumentHighlight[]> = {
  method: 'textDocument/documentHighlight',
  capabilities: () => ({ documentHighlightProvider: true }),
  handle(snapshot, { textDocument, position }) {
    const minutes = snapshot.minutes(textDocument.uri);
    const spoken = minutes && spokenAt(minutes, offsetAt(minutes.source, position));
    if (!minutes || !spoken) return undefined;
    const all = spokenIn(minutes, spoken.key);
    return all.length > 1 ? all.map(({ span }) => ({ range: rangeOf(minutes.source, span) })) : undefined;
  },
};

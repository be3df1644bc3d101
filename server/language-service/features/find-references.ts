import type { Location } from 'vscode-languageserver-types';
import { offsetAt, rangeOf } from '../text/source-text.ts';
import { mentionsOf } from '../workspace/series/mentions-of.ts';
import { spokenAt, spokenIn } from '../workspace/series/spoken-of.ts';
import type { Feature, PositionParams } from './feature.ts';
import { locationOf } from './place-range.ts';

/**
 * Where all meetings speak of the same, the latest meeting first; the document itself as it is being written. Of its own links the
 * address is given, which is what editors that know Markdown give as well: they show equal places once.
 */
export const findReferences: Feature<PositionParams, Location[]> = {
  method: 'textDocument/references',
  capabilities: () => ({ referencesProvider: true }),
  waits: () => 'summaries',
  handle(snapshot, { textDocument, position }) {
    const minutes = snapshot.minutes(textDocument.uri);
    const spoken = minutes && spokenAt(minutes, offsetAt(minutes.source, position));
    if (!minutes || !spoken) return undefined;
    const { later, earlier } = mentionsOf(snapshot.index, minutes, spoken.key);
    const own = spokenIn(minutes, spoken.key).map(
      ({ address }): Location => ({ uri: textDocument.uri, range: rangeOf(minutes.source, address) }),
    );
    return [...later.map(locationOf), ...own, ...earlier.map(locationOf)];
  },
};

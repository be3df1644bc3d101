import type { MeetingIndex } from '../../language-service/workspace/series/meeting-index.ts';
import type { Log } from '../dispatcher.ts';
import type { Indexer } from './indexer.ts';
import type { StandingDocuments } from './standing-documents.ts';

/**
 * An indexer that is made when it is to begin; before that, and where it cannot be made, no meetings are known. `standing` hears until
 * then what the indexer would tell it.
 */
export function indexOnDemand(standing: StandingDocuments, log: Log, create: () => Indexer): Indexer {
  let made: Indexer | undefined;
  let ended = false;
  const make = (): Indexer | undefined => {
    if (ended) return made;
    try {
      made ??= create();
    } catch (error) {
      log.error(`The meetings cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    return made;
  };
  const index: MeetingIndex = {
    get state() {
      return made?.index.state ?? 'reading';
    },
    get version() {
      return made?.index.version ?? 0;
    },
    get meetings() {
      return made?.index.meetings ?? [];
    },
    get series() {
      return made?.index.series ?? [];
    },
    meeting: (uri) => made?.index.meeting(uri),
    seriesOf: (uri) => made?.index.seriesOf(uri),
    placesOf: (key) => made?.index.placesOf(key) ?? [],
  };
  return {
    index,
    begin: () => make()?.begin(),
    hasBegun: () => made?.hasBegun() ?? false,
    until: async (state, token) => make()?.until(state, token),
    documentChanged(document) {
      if (made) made.documentChanged(document);
      else standing.stands(document.path);
    },
    saved(document) {
      if (made) made.saved(document);
      else standing.stands(document.path);
    },
    filesChanged(changes) {
      if (made) made.filesChanged(changes);
      else standing.filesChanged(changes);
    },
    lookAgain: () => made?.lookAgain(),
    found: (uri, problems) => made?.found(uri, problems),
    cancel: () => made?.cancel(),
    async end() {
      ended = true;
      await made?.end();
    },
  };
}

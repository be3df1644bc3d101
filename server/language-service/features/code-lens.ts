import type { CodeLens } from 'vscode-languageserver-types';
import { history } from '../commands/history.ts';
import type { Minutes } from '../model/minutes.ts';
import { message, render } from '../text/message.ts';
import { rangeOf } from '../text/source-text.ts';
import type { Place } from '../workspace/series/meeting.ts';
import { firstPlaces, mentionsOf } from '../workspace/series/mentions-of.ts';
import { type SpokenOf, topicsIn } from '../workspace/series/spoken-of.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isoDate } from './date-words.ts';
import type { DocumentParams, Feature } from './feature.ts';

/** Above each topic that came up in other meetings: in how many, since when, and the way to its history. */
export const codeLens: Feature<DocumentParams, CodeLens[]> = {
  method: 'textDocument/codeLens',
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  // Editors ask at once, whether lenses are wanted or not.
  waits: ({ textDocument }, { lenses }) => (lenses(textDocument.uri) ? 'summaries' : undefined),
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes || !snapshot.lenses(textDocument.uri)) return undefined;
    const seen = new Set<string>();
    return topicsIn(minutes).flatMap((topic) => {
      const { key, span } = topic;
      if (seen.has(key)) return [];
      seen.add(key);
      const title = titleOf(snapshot, minutes, topic);
      if (title === undefined) return [];
      const command = { title, command: history.id, arguments: [{ key }] };
      return [{ range: rangeOf(minutes.source, span), command }];
    });
  },
};

/** The meeting itself counts. */
function titleOf({ index, translations }: Snapshot, minutes: Minutes, { key }: SpokenOf): string | undefined {
  const { earlier, later } = mentionsOf(index, minutes, key);
  const count = firstPlaces(earlier).length + firstPlaces(later).length + 1;
  if (count === 1) return undefined;
  const dated = ({ meeting }: Place): boolean => meeting.summary.date !== undefined;
  const first = earlier.findLast(dated)?.meeting.summary.date ?? minutes.date;
  const words =
    first === undefined
      ? message('{0} meetings · history', count)
      : message('{0} meetings since {1} · history', count, isoDate(first));
  return render(words, translations);
}

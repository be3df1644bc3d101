import { isoDate } from '../calendar/iso-date.ts';
import { fileNameOf } from '../profiles/uri-path.ts';
import { escapeMarkdown, markdownLink } from '../text/markdown-words.ts';
import { message, render } from '../text/message.ts';
import type { SearchAnswer } from '../workspace/answers.ts';
import { searchMeetings } from '../workspace/series/search.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Command } from './command.ts';

/** The lines of all meetings that hold some words. The argument is that of `answerSearch`. */
export const search: Command = {
  id: 'minutes.search',
  waits: 'whole',
  run(snapshot, argument) {
    const answer = answerSearch(snapshot, argument);
    return (
      answer && {
        label: message('Search all meetings'),
        answer,
        page: { name: 'search.md', text: searchPage(snapshot, answer) },
      }
    );
  },
};

/** What `{ words }` are found in, the best first, as many hits as `limit` says. Undefined where the argument is something else. */
export function answerSearch({ index }: Snapshot, argument: unknown): SearchAnswer | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { words, limit = USUAL } = argument as Readonly<Record<string, unknown>>;
  if (typeof words !== 'string' || typeof limit !== 'number' || Number.isNaN(limit)) return undefined;
  const { hits, more } = searchMeetings(index, words, Math.min(Math.max(Math.floor(limit), 0), MOST));
  return {
    hits: hits.map(({ meeting, line, words: shown, section }) => {
      const { uri, summary } = meeting;
      return {
        uri,
        file: fileNameOf(uri),
        ...(summary.date && { day: isoDate(summary.date) }),
        line,
        words: shown,
        ...(section && { section: section.words }),
      };
    }),
    more,
  };
}

/** The hits as Markdown, each with the way there. */
function searchPage({ translations }: Snapshot, { hits, more }: SearchAnswer): string {
  if (hits.length === 0) return `${render(message('Nothing was found.'), translations)}\n`;
  const lines = hits.map(({ uri, file, day, line, words, section }) => {
    const link = markdownLink(day ?? file, `${uri}#L${line + 1}`);
    const where = section === undefined ? '' : ` · ${escapeMarkdown(section)}`;
    return `- ${link}${where}  \n  ${escapeMarkdown(words)}`;
  });
  const rest = more ? [render(message('There are more; add a word to find fewer.'), translations)] : [];
  return `${[lines.join('\n'), ...rest].join('\n\n')}\n`;
}

const USUAL = 100;
const MOST = 1000;

import type { SectionSummary } from '../../model/summary.ts';
import { foldWords } from '../../text/fold-words.ts';
import { remember } from '../../text/remember.ts';
import type { Meeting } from './meeting.ts';
import { topicsOf } from './topics-of.ts';

/** What is searched of a meeting: its lines by their numbers, first what was said, then titles and topics. */
export interface Searchable {
  /** All lines, folded, each ended by `\n`. */
  readonly folded: string;
  /** The line of the text on which each stands. */
  readonly lines: readonly number[];
  /** A line as it is shown. */
  lineAt(number: number): {
    readonly line: number;
    readonly words: string;
    readonly section?: SectionSummary;
  };
}

/** What is searched of a meeting, as far as it is known. */
export const searchableOf: (meeting: Meeting) => Searchable = remember((meeting) => {
  const { summary, details } = meeting;
  const topics = topicsOf(meeting);
  const title = summary.title === undefined ? undefined : summary.sections[0];
  const headings = title && !topics.includes(title) ? [title, ...topics] : topics;
  const said = details?.said.lines ?? [];
  const words = headings.map((heading) => `${heading.words.replaceAll('\n', ' ')}\n`).join('');
  const lines = headings.length === 0 ? said : [...said, ...headings.map(({ line }) => line)];
  return {
    folded: foldWords((details?.said.words ?? '') + words),
    lines,
    lineAt(number) {
      const heading = headings[number - said.length];
      if (heading) return { line: heading.line, words: heading.words, section: heading };
      const section = summary.sections[details?.said.sections[number] ?? -1];
      const shown = details ? lineOf(details.said.words, number) : '';
      return { line: lines[number] ?? 0, words: shown, ...(section && { section }) };
    },
  };
});

function lineOf(words: string, number: number): string {
  let start = 0;
  for (let left = number; left > 0; left--) start = words.indexOf('\n', start) + 1;
  return words.slice(start, words.indexOf('\n', start));
}

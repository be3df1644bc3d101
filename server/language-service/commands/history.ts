import type { Position } from 'vscode-languageserver-types';
import { isoDate } from '../calendar/iso-date.ts';
import { fileNameOf } from '../profiles/uri-path.ts';
import { escapeMarkdown, markdownLink } from '../text/markdown-words.ts';
import { message, render } from '../text/message.ts';
import { offsetAt } from '../text/source-text.ts';
import type { HistoryAnswer } from '../workspace/answers.ts';
import { historyOf, keyOfWords } from '../workspace/series/history.ts';
import { spokenAt } from '../workspace/series/spoken-of.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Command } from './command.ts';

/** What was said of a thing through time, as data and as a page. The argument is that of `answerHistory`. */
export const history: Command = {
  id: 'minutes.history',
  waits: 'whole',
  run(snapshot, argument) {
    const found = answerHistory(snapshot, argument);
    if (!found) return undefined;
    const markdown = historyPage(snapshot, found);
    return {
      label: message('History of {0}', found.title),
      answer: { ...found, markdown },
      page: { name: 'history.md', text: markdown },
    };
  },
};

/**
 * The history of what stands at `{ uri, position }` of an open document, of `{ key }` in the index, or of what `{ words }` name. Undefined
 * where that is nothing.
 */
export function answerHistory(snapshot: Snapshot, argument: unknown): HistoryAnswer | undefined {
  const key = keyIn(snapshot, argument);
  const found = key === undefined ? undefined : historyOf(snapshot.index, key);
  if (!found) return undefined;
  const entries = found.entries.map(({ meeting, day, ...rest }) => ({
    uri: meeting.uri,
    ...(day && { day: isoDate(day) }),
    ...rest,
  }));
  return { key: found.key, title: found.title, entries };
}

function keyIn({ index, minutes }: Snapshot, argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { key, words, uri, position } = argument as Readonly<Record<string, unknown>>;
  if (typeof key === 'string') return key;
  if (typeof words === 'string') return keyOfWords(index, words);
  const open = typeof uri === 'string' ? minutes(uri) : undefined;
  return open && isPosition(position) ? spokenAt(open, offsetAt(open.source, position))?.key : undefined;
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Readonly<Record<string, unknown>>;
  return Number.isInteger(line) && Number.isInteger(character);
}

/** The same as Markdown: a line for each meeting, which leads there. */
function historyPage({ translations }: Snapshot, { title, entries }: HistoryAnswer): string {
  const count =
    entries.length === 1
      ? message('In 1 meeting')
      : message('In {0} meetings, the latest first', entries.length);
  const lines = entries.slice(0, MOST).map(({ uri, day, line, words, section }) => {
    const link = markdownLink(day ?? fileNameOf(uri), `${uri}#L${line + 1}`);
    const where = section === undefined ? '' : ` · ${escapeMarkdown(section)}`;
    return `- ${link}${where}${words === '' ? '' : `  \n  ${escapeMarkdown(words)}`}`;
  });
  const parts = [`# ${escapeMarkdown(title)}`, render(count, translations), lines.join('\n')];
  const rest = entries.length - MOST;
  if (rest > 0) parts.push(render(message('and {0} more, not shown', rest), translations));
  return `${parts.join('\n\n')}\n`;
}

/** Nobody reads a page of more meetings. */
const MOST = 1000;

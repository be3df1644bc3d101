import { isoDate } from '../language-service/calendar/iso-date.ts';
import { message } from '../language-service/text/message.ts';
import { type HistoryEntry, historyOf, keyOfWords } from '../language-service/workspace/series/history.ts';
import { searchMeetings } from '../language-service/workspace/series/search.ts';
import type { Arguments } from './args.ts';
import { findFiles } from './find-files.ts';
import { createPaint } from './paint.ts';
import { type ReadSeries, readSeries, seriesFormat, writeJson } from './read-series.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';

/**
 * Says in which meetings a number, an address or a topic was spoken of, the latest first. Gives the exit code: 0, 1 where none did, 2 for
 * trouble.
 */
export function historyCommand(args: Arguments, terminal: Terminal): number {
  const format = seriesFormat(args);
  const words = args.words.join(' ').trim();
  if (words === '') {
    throw new UsageError(message("Say of what: `minutes history '#2387'`, an address or a topic."));
  }
  const read = readSeries(findFiles(args.paths, terminal.cwd), args, terminal);
  const key = keyOfWords(read.index, words);
  const history = key === undefined ? undefined : historyOf(read.index, key);
  if (format === 'json') {
    const entries = history?.entries.map((entry) => entryAsJson(entry, read)) ?? [];
    writeJson({ version: 1, ...(history && { key: history.key, title: history.title }), entries }, terminal);
  } else if (history) {
    terminal.out(`${createPaint(terminal.color)('bold', harmless(history.title))}\n`);
    for (const entry of history.entries) tellEntry(entry, read, terminal);
  }
  if (tellTroubles(read.troubles, terminal)) return 2;
  if (history) return 0;
  const isSaid = searchMeetings(read.index, words, 1).hits.length > 0;
  const nothing = isSaid
    ? message('No topic, number or address is “{0}”; `minutes search` finds it among what was said.', words)
    : message('No meeting spoke of “{0}”.', words);
  terminal.err(`${terminal.say(nothing)}\n`);
  return 1;
}

function tellEntry(
  { meeting, day, line, words, section }: HistoryEntry,
  { shown }: ReadSeries,
  { out, color }: Terminal,
): void {
  const paint = createPaint(color);
  const place = `${harmless(shown(meeting.uri))}:${line + 1}`;
  const where = section === undefined ? '' : `  ${paint('dim', harmless(section))}`;
  out(`${(day ? isoDate(day) : '').padEnd(10)}  ${paint('cyan', place)}${where}\n`);
  if (words !== '') out(`            ${harmless(words)}\n`);
}

/** Lines and columns count from 1, as in the findings of `check`. */
function entryAsJson(
  { meeting, day, line, column, words, section }: HistoryEntry,
  { shown }: ReadSeries,
): unknown {
  return {
    file: shown(meeting.uri),
    ...(day && { day: isoDate(day) }),
    line: line + 1,
    column: column + 1,
    words,
    ...(section !== undefined && { section }),
  };
}

import { isoDate } from '../language-service/calendar/iso-date.ts';
import { message } from '../language-service/text/message.ts';
import { type SearchHit, searchMeetings } from '../language-service/workspace/series/search.ts';
import type { Arguments, OptionTable } from './args.ts';
import { findFiles } from './find-files.ts';
import { createPaint } from './paint.ts';
import { type ReadSeries, readSeries, seriesFormat, seriesOptions, writeJson } from './read-series.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';

export const searchOptions: OptionTable = { ...seriesOptions, limit: 'value' };

const usualLimit = 50;

/** Finds words in all meetings, the best hits first. Gives the exit code: 0, 1 where nothing is found, 2 for trouble. */
export function searchCommand(args: Arguments, terminal: Terminal): number {
  const format = seriesFormat(args);
  const limit = readLimit(args.value('limit')) ?? usualLimit;
  const words = args.words.join(' ').trim();
  if (words === '') throw new UsageError(message('Say what to look for: `minutes search WORDS`.'));
  const read = readSeries(findFiles(args.paths, terminal.cwd), args, terminal);
  const { hits, more } = searchMeetings(read.index, words, limit);
  if (format === 'json') {
    writeJson({ version: 1, hits: hits.map((hit) => hitAsJson(hit, read)), more }, terminal);
  } else {
    const paint = createPaint(terminal.color);
    for (const { meeting, line, words: found } of hits) {
      terminal.out(
        `${paint('cyan', `${harmless(read.shown(meeting.uri))}:${line + 1}`)}  ${harmless(found)}\n`,
      );
    }
    if (more) terminal.err(`${terminal.say(message('There is more; --limit N shows it.'))}\n`);
  }
  if (tellTroubles(read.troubles, terminal)) return 2;
  if (hits.length > 0) return 0;
  terminal.err(`${terminal.say(message('Nothing says “{0}”.', words))}\n`);
  return 1;
}

/** Lines count from 1, as in the findings of `check`. */
function hitAsJson({ meeting, line, words, section }: SearchHit, { shown }: ReadSeries): unknown {
  const { date } = meeting.summary;
  return {
    file: shown(meeting.uri),
    ...(date && { day: isoDate(date) }),
    line: line + 1,
    words,
    ...(section !== undefined && { section }),
  };
}

function readLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    message('--limit cannot be “{0}”; write how many lines may be shown, from 1 on.', text),
  );
}

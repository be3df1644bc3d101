import { isoDate } from '../language-service/calendar/iso-date.ts';
import { fileNameOf } from '../language-service/profiles/uri-path.ts';
import { message } from '../language-service/text/message.ts';
import { type Gap, gapsOf } from '../language-service/workspace/series/gaps-of.ts';
import type { Meeting, Series } from '../language-service/workspace/series/meeting.ts';
import { outerTopics } from '../language-service/workspace/series/outer-topics.ts';
import { type MeetingState, stateOf } from '../language-service/workspace/series/state-of.ts';
import type { Arguments } from './args.ts';
import { readNow } from './check-command.ts';
import { findFiles } from './find-files.ts';
import { createPaint, type Style } from './paint.ts';
import { type ReadSeries, readSeries, seriesFormat, writeJson } from './read-series.ts';
import { type Terminal, tellTroubles } from './terminal.ts';
import { harmless, widthOf } from './text-width.ts';

/** Lists the meetings, the latest first, and where one is missing. Gives the exit code: 0, 1 where there are none, 2 for trouble. */
export function listCommand(args: Arguments, terminal: Terminal): number {
  const format = seriesFormat(args);
  const now = readNow(args.value('now')) ?? terminal.now;
  const read = readSeries(findFiles(args.operands, terminal.cwd), args, terminal);
  const { series } = read.index;
  if (format === 'json') {
    writeJson({ version: 1, series: series.map((each) => asJson(each, read, now)) }, terminal);
  } else {
    for (const [index, each] of series.entries()) {
      if (index > 0) terminal.out('\n');
      listSeries(each, series.length > 1, read, now, terminal);
    }
  }
  if (tellTroubles(read.troubles, terminal)) return 2;
  if (series.length > 0) return 0;
  terminal.err(`${terminal.say(message('There are no minutes here.'))}\n`);
  return 1;
}

const stateWords = {
  draft: message('to come'),
  due: message('incomplete'),
  done: message('complete'),
  missing: message('no minutes'),
} as const;
const stateStyles: Readonly<Record<MeetingState, Style>> = { draft: 'cyan', due: 'yellow', done: 'green' };

function listSeries(
  series: Series,
  named: boolean,
  { shown }: ReadSeries,
  now: number,
  { out, say, color }: Terminal,
): void {
  const paint = createPaint(color);
  if (named) out(`${paint('bold', harmless(nameOf(series)))}\n`);
  const words = Object.values(stateWords).map(say);
  const widest = Math.max(...words.map(widthOf));
  const line = (day: string, style: Style, state: string, rest: string): void =>
    out(`${day.padEnd(10)}  ${paint(style, state)}${' '.repeat(widest - widthOf(state))}  ${rest}\n`);
  const gaps = [...gapsOf(series, now)];
  const listGaps = (after: string): void => {
    for (let gap = gaps[0]; gap && isoDate(gap.day) > after; gap = gaps[0]) {
      line(isoDate(gap.day), 'red', say(stateWords.missing), gap.missed > 1 ? `× ${gap.missed}` : '–');
      gaps.shift();
    }
  };
  for (const meeting of series.meetings) {
    const { date } = meeting.summary;
    const day = date ? isoDate(date) : '';
    listGaps(day);
    const state = stateOf(meeting, now);
    const topics = outerTopics(meeting);
    const about = topics.length > 0 ? `  ${paint('dim', harmless(topics.join(', ')))}` : '';
    line(day, stateStyles[state], say(stateWords[state]), `${harmless(shown(meeting.uri))}${about}`);
  }
}

function nameOf({ id, profile }: Series): string {
  return profile.name || fileNameOf(id.replace(/\/+$/, ''));
}

function asJson(series: Series, { shown }: ReadSeries, now: number): unknown {
  return {
    name: nameOf(series),
    meetings: series.meetings.map((meeting) => meetingAsJson(meeting, shown(meeting.uri), now)),
    gaps: gapsOf(series, now).map(({ day, missed }: Gap) => ({ day: isoDate(day), missed })),
  };
}

function meetingAsJson(meeting: Meeting, file: string, now: number): unknown {
  const { date, title } = meeting.summary;
  const join = meeting.details?.invitation?.link;
  return {
    file,
    ...(date && { day: isoDate(date) }),
    ...(title !== undefined && { title }),
    topics: outerTopics(meeting),
    state: stateOf(meeting, now),
    ...(join !== undefined && { join }),
  };
}

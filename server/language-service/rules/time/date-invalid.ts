import { dateExists, equalDates } from '../../calendar/date.ts';
import { formatDate } from '../../calendar/format-moment.ts';
import type { DateReading, MomentReading, PlainDate } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { type Message, message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { rewriteTime } from './compare-times.ts';
import { type DaySource, daySources, swappedDay } from './day-sources.ts';
import { invitedTimes, isPossible, type MeetingTimes, minuteOf } from './meeting-times.ts';
import { openingSpan } from './opening-span.ts';

export const dateInvalid: Rule = {
  id: 'date-invalid',
  group: 'time',
  severity: 'error',
  summary: message('A date or a time of day that does not exist'),
  rationale: message(
    'Nobody knows which day 2023/24/08 is. Where day and month only changed places, or the other places of the minutes agree on a day, that day is offered. 24:00 is a time to end at.',
  ),
  examples: [
    {
      title: message('Day and month swapped'),
      bad: '## 时间\n\n⟦2023/24/08⟧ 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('A day too many; file name and title know better'),
      file: '2022-06-30.md',
      bad: '# Curve 双周会 2022-06-30\n\n## 时间\n\n⟦2022/06/31⟧ 19:00-19:30\n',
      fixed: '# Curve 双周会 2022-06-30\n\n## 时间\n\n2022/06/30 19:00-19:30\n',
    },
    {
      title: message('An hour that no clock has'),
      bad: '## 时间\n\n2023/08/24 ⟦25:00~25:30⟧\n',
    },
    {
      title: message('The last day of a leap February, up to midnight'),
      file: '2024-02-29.md',
      good: '## 时间\n\n2024/02/29 23:00~24:00\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const sources = daySources(minutes);
    for (const source of sources) {
      if (!dateExists(source.reading.date)) yield impossibleDay(minutes, source, sources);
    }
    const reading = minutes.invitation?.recurrence?.reading;
    for (const date of [reading?.from, reading?.until]) {
      if (date && !dateExists(date.date)) yield impossibleSeriesDay(minutes, date);
    }
    yield* impossibleTimes(minutes, minutes.time?.moment, invitedTimes(minutes));
    yield* impossibleTimes(minutes, minutes.invitation?.time?.moment, undefined);
  },
};

function noSuchDay(words: string, swapped: string | undefined): Message {
  return swapped === undefined
    ? message('There is no day {0}.', words)
    : message('There is no day {0}; perhaps {1} is meant.', words, swapped);
}

function impossibleDay(minutes: Minutes, source: DaySource, sources: readonly DaySource[]): Finding {
  const { reading, span, pattern, words } = source;
  const known = sources.filter((other) => other !== source && other.day && dateExists(other.reading.date));
  const [first] = known;
  const agreed =
    first?.day && known.every(({ day }) => day && first.day && equalDates(day, first.day))
      ? first.day
      : undefined;
  const swapped = swappedDay(reading.date);
  const guess = agreed ?? swapped;
  if (!span) {
    const place = sources.find(({ kind }) => kind === 'time')?.span ?? openingSpan(minutes);
    return { span: place, message: message('There is no day {0}, which the file name says.', words) };
  }
  if (pattern === undefined) return { span, message: noSuchDay(words, undefined) };
  // Two witnesses, or one and the swapped reading, leave no doubt.
  const certain =
    agreed !== undefined && (known.length >= 2 || (swapped !== undefined && equalDates(agreed, swapped)));
  const days = [agreed, swapped].filter((day): day is PlainDate => day !== undefined);
  const distinct = days.filter((day, index) => days.findIndex((other) => equalDates(other, day)) === index);
  const fixes = distinct.map((day, index): Fix => {
    const text = formatDate(day, pattern);
    return { title: message('Use {0}', text), edits: [{ span, text }], safe: certain && index === 0 };
  });
  return { span, message: noSuchDay(words, guess && formatDate(guess, pattern)), fixes };
}

function impossibleSeriesDay(minutes: Minutes, { span, date, pattern }: DateReading): Finding {
  const swapped = swappedDay(date);
  const text = swapped && formatDate(swapped, pattern);
  return {
    span,
    message: noSuchDay(slice(minutes.source, span), text),
    fixes:
      text === undefined ? [] : [{ title: message('Use {0}', text), edits: [{ span, text }], safe: false }],
  };
}

function* impossibleTimes(
  minutes: Minutes,
  moment: MomentReading | undefined,
  elsewhere: MeetingTimes | undefined,
): Iterable<Finding> {
  const { start, end } = moment ?? {};
  const wrong = [start, end].filter((reading) => reading && !isPossible(reading));
  const [first, second] = wrong;
  if (!first) return;
  const span: Span = { start: first.span.start, end: (second ?? first).span.end };
  const edits = [
    ...(start && !isPossible(start) && elsewhere ? [rewriteTime(start, elsewhere.start)] : []),
    ...(end && !isPossible(end) && elsewhere?.end ? [rewriteTime(end, elsewhere.end)] : []),
  ];
  // The time that does exist bears the invitation out.
  const agreed =
    elsewhere !== undefined &&
    ((isPossible(start) && minuteOf(start.time) === minuteOf(elsewhere.start)) ||
      (isPossible(end) && elsewhere.end !== undefined && minuteOf(end.time) === minuteOf(elsewhere.end)));
  yield {
    span,
    message: message('There is no time {0} on the clock.', slice(minutes.source, span)),
    fixes:
      edits.length < wrong.length
        ? []
        : [{ title: message('Use the times in {0}', message('the invitation')), edits, safe: agreed }],
  };
}

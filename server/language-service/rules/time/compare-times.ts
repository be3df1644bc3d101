import { formatTime } from '../../calendar/format-moment.ts';
import type { MomentReading, TimeReading } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { hullOf } from '../../text/extremes.ts';
import { type Message, message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Fix } from '../rule.ts';
import { timeName } from './day-sources.ts';
import { endsBeforeStart, isPossible, minuteOf, zoneShift } from './meeting-times.ts';

const DAY = 24 * 60;

/** What is wrong between the times of the time line and those of the invitation, said at the time line. */
export function compareTimes(minutes: Minutes): Finding | undefined {
  const own = minutes.time?.moment;
  const invited = minutes.invitation?.time?.moment;
  if (!own || !invited || !isPossible(own.start) || !isPossible(invited.start)) return undefined;
  // Times in the wrong order are reported as such.
  if (endsBeforeStart(own) || endsBeforeStart(invited)) return undefined;
  const day = own.date?.date ?? minutes.date;
  const shift = zoneShift(invited, day, minutes.profile) - zoneShift(own, day, minutes.profile);
  const sameStart = isSame(own.start, invited.start, shift);
  const sameEnd = !isPossible(own.end) || !isPossible(invited.end) || isSame(own.end, invited.end, shift);
  if (sameStart && sameEnd) return undefined;
  const words = wordsOf(minutes, own, shift !== 0);
  const invitedWords = wordsOf(minutes, invited, shift !== 0);
  return {
    span: timesSpan(own),
    message: message(
      'Different times: {0} in {1}, but {2} in {3}.',
      words,
      timeName(minutes),
      invitedWords,
      message('the invitation'),
    ),
    related: [
      { span: timesSpan(invited), message: message('{0} in {1}', invitedWords, message('the invitation')) },
    ],
    fixes: shift === 0 ? [take(own, invited, invitedWords), take(invited, own, words)] : [],
  };
}

/** The times as written, with their zone where the zones differ. */
function wordsOf({ source }: Minutes, moment: MomentReading, withZone: boolean): string {
  const words = slice(source, timesSpan(moment));
  return withZone && moment.zone ? `${words} ${slice(source, moment.zone.span)}` : words;
}

/** From the start to the end of the times. */
export function timesSpan(moment: MomentReading): Span {
  const spans = [moment.start, moment.end].flatMap((reading) => (reading ? [reading.span] : []));
  return hullOf(spans);
}

/** Writes a time in the place of another, in that one's form; `HH:mm` where that one is malformed. */
export function rewriteTime(reading: TimeReading, time: TimeReading['time']): TextEdit {
  const sound = reading.problems.length === 0 && reading.pattern.includes('mm');
  return { span: reading.span, text: formatTime(time, sound ? reading.pattern : 'HH:mm') };
}

function isSame(own: TimeReading, invited: TimeReading, shift: number): boolean {
  return (minuteOf(own.time) - minuteOf(invited.time) + shift) % DAY === 0;
}

function take(to: MomentReading, from: MomentReading, words: string): Fix {
  const pairs = [
    [to.start, from.start],
    [to.end, from.end],
  ] as const;
  const edits = pairs.flatMap(([target, source]) =>
    target && source && minuteOf(target.time) !== minuteOf(source.time)
      ? [rewriteTime(target, source.time)]
      : [],
  );
  return { title: timesTitle(words), edits, safe: false };
}

function timesTitle(words: string): Message {
  return message('Use {0} in both places', words);
}

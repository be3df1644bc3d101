import { addDays, dateExists, equalDates } from '../../calendar/date.ts';
import { readDate } from '../../calendar/read-date.ts';
import type { DateReading, MomentReading, PlainDate } from '../../calendar/reading.ts';
import { offsetOf } from '../../calendar/zone.ts';
import type { Minutes } from '../../model/minutes.ts';
import type { Profile } from '../../profiles/profile.ts';
import { type Message, message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import { timeSection } from './place-section.ts';

/** One place that says on which day the meeting is. */
export interface DaySource {
  readonly kind: 'file' | 'title' | 'time' | 'invitation';
  /** What the reader knows the place as. */
  readonly name: Message;
  readonly reading: DateReading;
  /** The date as written. */
  readonly words: string;
  /** The day that is meant, in the profile's zone: that written, or the one with month and day swapped where only that exists. */
  readonly day?: PlainDate;
  /** In the text; absent for the file name. */
  readonly span?: Span;
  /** Letters in which another day can be written in its place; absent where that would spoil other words. */
  readonly pattern?: string;
}

/** All places that name a day, the file name first and then in the order title, time, invitation. */
export function daySources(minutes: Minutes): readonly DaySource[] {
  const { file, title, time, invitation } = minutes;
  const sources: DaySource[] = [];
  if (file.date) {
    const { reading, day } = judge(file.date);
    const words = file.name.slice(reading.span.start, reading.span.end);
    sources.push({ kind: 'file', name: message('the file name'), reading, words, ...day });
  }
  if (title?.date) {
    const letters = /\{([^{}]*)\}/.exec(minutes.layout.title.pattern)?.[1] ?? 'yyyy-MM-dd';
    sources.push(inText(minutes, 'title', message('the title'), title.date, letters));
  }
  const moment = time?.moment;
  if (moment?.date) {
    const letters = dateLetters(minutes.profile.time.canonical);
    sources.push(inText(minutes, 'time', timeName(minutes), moment.date, letters, moment));
  }
  const invited = invitation?.time?.moment;
  // An invitation in the time section says the day once, not twice.
  if (invited?.date && invited.date.span.start !== moment?.date?.span.start) {
    sources.push(
      inText(minutes, 'invitation', message('the invitation'), invited.date, 'yyyy/MM/dd', invited),
    );
  }
  return sources;
}

/** What the reader knows the time line as: its section's name. */
export function timeName(minutes: Minutes): Message {
  const section = timeSection(minutes);
  return section ? message('“{0}”', slice(minutes.source, section.label)) : message('the time line');
}

/** Several names in one phrase. */
export function namesOf(sources: readonly DaySource[]): Message {
  const [first, second, third] = sources;
  if (first && second && third) return message('{0}, {1} and {2}', first.name, second.name, third.name);
  if (first && second) return message('{0} and {1}', first.name, second.name);
  return first?.name ?? message('the text');
}

/** The day with month and day swapped, where the one written does not exist and that one does. */
export function swappedDay(date: PlainDate): PlainDate | undefined {
  if (dateExists(date)) return undefined;
  const swapped = { year: date.year, month: date.day, day: date.month };
  return dateExists(swapped) ? swapped : undefined;
}

/** The part of a moment's pattern that writes the date. */
function dateLetters(pattern: string): string {
  return pattern.replace(/[\s,;]*(?:a\s?)?[Hh][\s\S]*$/, '');
}

function judge(reading: DateReading): {
  readonly reading: DateReading;
  readonly day: { readonly day?: PlainDate };
} {
  const day = dateExists(reading.date) ? reading.date : swappedDay(reading.date);
  return { reading, day: day ? { day } : {} };
}

function inText(
  minutes: Minutes,
  kind: DaySource['kind'],
  name: Message,
  reading: DateReading,
  letters: string,
  moment?: MomentReading,
): DaySource {
  const words = slice(minutes.source, reading.span);
  const { day } = judge(reading).day;
  const local = day && inProfileZone(day, moment, minutes.profile);
  const moved = day !== undefined && local !== undefined && !equalDates(day, local);
  const sound = reading.problems.every((problem) => problem === 'impossible');
  const whole = readDate(words, 0, { lenient: true, year: reading.date.year })?.span.end === words.length;
  return {
    kind,
    name,
    reading,
    // The date alone would not show why it is another day.
    words: moved && moment ? slice(minutes.source, moment.span) : words,
    span: reading.span,
    ...(local && { day: local }),
    ...(whole && !moved && { pattern: sound ? reading.pattern : letters }),
  };
}

/** The day in the profile's zone of a moment that names another zone. */
function inProfileZone(day: PlainDate, moment: MomentReading | undefined, profile: Profile): PlainDate {
  const zone = moment?.zone?.offsetMinutes;
  const time = moment?.start?.time;
  if (zone === undefined || !time) return day;
  const own = offsetOf(profile.zone, day, time);
  if (own === undefined) return day;
  return addDays(day, Math.floor((time.hour * 60 + time.minute - zone + own) / (24 * 60)));
}

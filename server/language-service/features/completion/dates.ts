import { addDays, equalDates } from '../../calendar/date.ts';
import { formatMoment } from '../../calendar/format-moment.ts';
import { proposeDays } from '../../calendar/propose-days.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import { plainAt } from '../../calendar/zone.ts';
import { type Message, message, render } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { distanceInWords, isoDate, weekdayWord } from '../date-words.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { type CompletionSource, openingAt, type Place } from './place.ts';
import { usualTimes } from './usual-times.ts';

/** Days near today and by the rhythm: with the usual times in the time section, alone behind `@` in prose. */
export const dates: CompletionSource = (place) => {
  if (place.verbatim) return [];
  const inTime = place.section?.spec?.role === 'time';
  const at = /(?:^|[^\w@.])(@[\p{L}\d]*)$/u.exec(place.before.slice(-60))?.[1];
  if (inTime) {
    const typed = /^\s*(?:[@/][\p{L}\d]*|[\d/\-.:~ 年月日]*)$/u.test(place.before);
    return typed
      ? days(place, { start: place.line.start, end: place.line.end }, true, at ? '@' : slash(place))
      : [];
  }
  if (at !== undefined)
    return days(place, { start: place.offset - at.length, end: place.offset }, false, '@');
  return [];
};

function slash(place: Place): string {
  return openingAt(place)?.marks === '/' ? '/' : '';
}

interface NamedDay {
  readonly date: PlainDate;
  /** What it is: tomorrow, the next meeting. At least one. */
  readonly names: readonly Message[];
}

/** The days worth proposing, the likeliest first, each once. */
export function daysNear({ snapshot, minutes }: Pick<Place, 'snapshot' | 'minutes'>): readonly NamedDay[] {
  const { profile, file, date: read } = minutes;
  const today = plainAt(snapshot.now, profile.zone)?.date;
  const own = file.date?.date ?? read;
  const last =
    own ?? snapshot.surroundings(minutes.source.uri).earlier.find(({ date }) => date !== undefined)?.date;
  const found: { date: PlainDate; names: Message[] }[] = [];
  const add = (date: PlainDate | undefined, name: Message): void => {
    const known = date && found.find((each) => equalDates(each.date, date));
    if (known) known.names.push(name);
    else if (date) found.push({ date, names: [name] });
  };
  add(own, message('the day of these minutes'));
  if (!today) return found;
  const { rhythm, country } = profile;
  const next =
    rhythm &&
    proposeDays({ rhythm, today, ...(last && { last }), ...(country !== undefined && { country }) })[0];
  add(next?.date, message('next meeting by the rhythm'));
  for (let ahead = 0; ahead <= 7; ahead++)
    add(addDays(today, ahead), distanceInWords(today, addDays(today, ahead)));
  add(addDays(today, -1), message('yesterday'));
  return found;
}

function days(place: Place, replace: Span, withTimes: boolean, marks: string): Candidate[] {
  const { snapshot, minutes } = place;
  const { canonical } = minutes.profile.time;
  const times = withTimes ? usualTimes(minutes, snapshot.surroundings(minutes.source.uri).earlier) : {};
  return daysNear(place).map(({ date, names }): Candidate => {
    const words = formatMoment({ date, ...times }, canonical);
    const local = names.map((name) => render(name, snapshot.translations)).join(' · ');
    return {
      label: words,
      detail: `${render(weekdayWord(date), snapshot.translations)} · ${local}`,
      kind: KINDS.date,
      skeleton: [words],
      replace,
      marks,
      aliases: [...names.flatMap(aliasesOf), isoDate(date), local],
      rank: withTimes ? 10 : 20,
    };
  });
}

/** What may be typed for the days that have a name. */
function aliasesOf({ template }: Message): readonly string[] {
  if (template === 'today') return ['today', 'jt', 'jintian', '今天'];
  if (template === 'tomorrow') return ['tomorrow', 'mt', 'mingtian', '明天'];
  if (template === 'yesterday') return ['yesterday', 'zt', 'zuotian', '昨天'];
  if (template === 'next meeting by the rhythm') return ['next', 'xc', 'xiaci', '下次'];
  return ['date', 'rq', 'riqi', '日期'];
}

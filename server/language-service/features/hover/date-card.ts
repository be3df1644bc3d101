import { dateExists } from '../../calendar/date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import { plainAt } from '../../calendar/zone.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message, render } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import {
  clockTime,
  distanceInWords,
  durationInWords,
  isoDate,
  onClockOf,
  weekdayWord,
} from '../date-words.ts';
import type { HoverSource } from '../hover.ts';
import type { Line } from '../markup.ts';

/** The meeting's date where it stands in the title, in the time section and in the invitation. */
export const dateCard: HoverSource = (snapshot, minutes, offset) => {
  const place = placesOf(minutes).find(({ span }) => span.start <= offset && offset <= span.end);
  if (!place?.date || !dateExists(place.date)) return [];
  const lines = [dayLine(snapshot, minutes, place.date), ...clockLines(snapshot, minutes, place)];
  return [{ span: place.span, card: [lines] }];
};

type Moment = NonNullable<Minutes['time']>['moment'];

interface Place {
  readonly span: Span;
  readonly date?: PlainDate | undefined;
  readonly moment?: Moment | undefined;
}

function placesOf({ time, title, invitation, date }: Minutes): readonly Place[] {
  const places: Place[] = [];
  if (time)
    places.push({ span: time.moment.span, moment: time.moment, date: time.moment.date?.date ?? date });
  if (title?.date) places.push({ span: title.date.span, date: title.date.date });
  const moment = invitation?.time?.moment;
  if (moment) places.push({ span: moment.span, moment, date: moment.date?.date ?? date });
  return places;
}

function dayLine({ now, translations }: Snapshot, { profile }: Minutes, date: PlainDate): Line {
  const today = plainAt(now, profile.zone)?.date;
  const words = [isoDate(date), render(weekdayWord(date), translations)].join(' ');
  return today
    ? [{ strong: words }, ` · ${render(distanceInWords(today, date), translations)}`]
    : [{ strong: words }];
}

function clockLines({ zone, translations }: Snapshot, { profile }: Minutes, { moment, date }: Place): Line[] {
  const start = moment?.start?.time;
  if (!start || !date) return [];
  const end = moment?.end?.time;
  const duration = end && durationInWords(start, end);
  const range = `${clockTime(start)}${end ? `–${clockTime(end)}` : ''}`;
  const lines: Line[] = [
    [`${range} (${profile.zone})`, ...(duration ? [` · ${render(duration, translations)}`] : [])],
  ];
  const here = onClockOf(zone, date, start, profile.zone);
  if (here) {
    const until = end && onClockOf(zone, date, end, profile.zone);
    const local = `${isoDate(here.date)} ${clockTime(here.time)}${until ? `–${clockTime(until.time)}` : ''}`;
    lines.push([render(message('Where you are: {0} ({1})', local, zone), translations)]);
  }
  return lines;
}

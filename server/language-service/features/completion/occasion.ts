import { formatDate, formatMoment } from '../../calendar/format-moment.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Occasion } from '../../profiles/skeleton.ts';
import { daysNear } from './dates.ts';
import { usualTimes } from './meeting-days.ts';
import type { Place } from './place.ts';

/** When the meeting is, as far as it can be told from the file, the rhythm and the clock. */
export function occasionAt(place: Place): Occasion {
  const { minutes, snapshot } = place;
  const { profile, layout } = minutes;
  const date = daysNear(place)[0]?.date ?? { year: 2000, month: 1, day: 1 };
  const parts = { date, ...usualTimes(minutes, snapshot.surroundings(minutes.source.uri).earlier) };
  return {
    time: formatMoment(parts, profile.time.canonical),
    invitationTime: formatMoment(parts, 'yyyy/MM/dd HH:mm-HH:mm'),
    title: titleWords(layout.title.pattern, date),
  };
}

function titleWords(pattern: string, date: PlainDate): string {
  return pattern.replace(/\{([^{}]*)\}/g, (_, letters: string) => formatDate(date, letters));
}

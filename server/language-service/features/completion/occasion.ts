import { type Occasion, occasionOf } from '../../profiles/skeleton.ts';
import { daysNear } from './dates.ts';
import type { Place } from './place.ts';
import { usualTimes } from './usual-times.ts';

/** When the meeting is, as far as it can be told from the file, the rhythm and the clock. */
export function occasionAt(place: Pick<Place, 'snapshot' | 'minutes'>): Occasion {
  const { minutes, snapshot } = place;
  const date = daysNear(place)[0]?.date ?? { year: 2000, month: 1, day: 1 };
  const times = usualTimes(minutes, snapshot.surroundings(minutes.source.uri).earlier);
  return occasionOf(minutes.layout, minutes.profile, { date, ...times });
}

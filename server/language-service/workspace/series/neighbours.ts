import { compareDates } from '../../calendar/date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Meeting, Series } from './meeting.ts';

/** The last meeting of a series on an earlier day; undefined where there is none, or the meeting has no day. */
export function previousOf({ meetings }: Series, meeting: Pick<Meeting, 'summary'>): Meeting | undefined {
  const { date } = meeting.summary;
  return date && meetings.find((each) => isBefore(each.summary.date, date));
}

/** The first meeting of a series on a later day; undefined where there is none, or the meeting has no day. */
export function nextOf({ meetings }: Series, meeting: Pick<Meeting, 'summary'>): Meeting | undefined {
  const { date } = meeting.summary;
  return date && meetings.findLast((each) => each.summary.date && isBefore(date, each.summary.date));
}

/** The meetings that have their day with others in common, day by day, the latest first. */
export function sameDay({ meetings }: Series): readonly (readonly Meeting[])[] {
  const days = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const { date } = meeting.summary;
    if (!date) continue;
    const day = `${date.year}-${date.month}-${date.day}`;
    const others = days.get(day);
    if (others) others.push(meeting);
    else days.set(day, [meeting]);
  }
  return [...days.values()].filter(({ length }) => length > 1);
}

function isBefore(day: PlainDate | undefined, other: PlainDate): boolean {
  return day !== undefined && compareDates(day, other) < 0;
}

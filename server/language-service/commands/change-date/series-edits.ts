import { dateExists, daysBetween, equalDates, weekdayOf } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/**
 * The first day of the series in the invitation (重复周期), which goes along only where this meeting is the first one and the new
 * day can be: it is on a weekday of the series and not after its end. Otherwise the line is about the other meetings, which stay
 * where they are; whether the meeting still is one of them is what `recurrence-agreement` tells.
 */
export function seriesEdits(minutes: Minutes, from: PlainDate, to: PlainDate): readonly TextEdit[] {
  const reading = minutes.invitation?.recurrence?.reading;
  const first = reading?.from;
  if (!reading || !first || !equalDates(first.date, from)) return [];
  const weekdays = reading.weekdays.map(({ weekday }) => weekday);
  const expected = weekdays.length > 0 ? weekdays : [weekdayOf(from)];
  const fits = reading.unit === 'day' || expected.includes(weekdayOf(to));
  const last = reading.until?.date;
  if (!fits || (last && dateExists(last) && daysBetween(last, to) > 0)) return [];
  const words = slice(minutes.source, first.span);
  return [{ span: first.span, text: dateLike(words, first, to, 'yyyy/MM/dd') }];
}

import { compareDates, dateExists } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import { readFileName } from './file-name.ts';

/** More than two years of a meeting in every second week. */
const mostMeetings = 60;

/**
 * The Markdown files of a folder that are named for a day before a meeting's, the latest first; of two with one day the one that
 * sorts first. `names` are decoded file names, `own` is the meeting's, `pattern` the profile's.
 */
export function namesBefore(
  names: readonly string[],
  own: string,
  date: PlainDate,
  pattern: string,
): readonly string[] {
  return names
    .filter((name) => name !== own && /\.(?:md|markdown)$/i.test(name))
    .toSorted()
    .flatMap((name) => {
      const day = readFileName(name, pattern).date?.date;
      return day && dateExists(day) && compareDates(day, date) < 0 ? [{ name, day }] : [];
    })
    .sort((a, b) => compareDates(b.day, a.day))
    .slice(0, mostMeetings)
    .map(({ name }) => name);
}

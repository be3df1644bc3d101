import { compareDates } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import { type DatedFile, datedFiles } from './dated-files.ts';

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
  const files = datedFiles(names, pattern);
  // One more than wanted, since the meeting itself may bear the name of an earlier day.
  const first = firstBefore(files, date);
  return files
    .slice(first, first + mostMeetings + 1)
    .flatMap(({ name }) => (name === own ? [] : [name]))
    .slice(0, mostMeetings);
}

/** The index of the first file of a day before; files are sorted, the latest first. */
function firstBefore(files: readonly DatedFile[], date: PlainDate): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const file = files[middle];
    if (file && compareDates(file.day, date) >= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

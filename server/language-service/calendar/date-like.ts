import { formatDate } from './format-moment.ts';
import type { DateReading, PlainDate } from './reading.ts';

/**
 * A day in the form in which another date is written: its marks, zero padding, names of months and case, faults of form included.
 * `letters` write it where that form is not one that can be written again. `words` are what the reading's span holds.
 * Where the written day does not show the form, the usual one is taken: 2023-10-12 is not known to be `yyyy-M-d`.
 */
export function dateLike(words: string, reading: DateReading, day: PlainDate, letters: string): string {
  const { pattern, date, problems } = reading;
  const again = formatDate(date, pattern);
  const text = formatDate(day, pattern);
  if (again === words) return text;
  if (again.toLowerCase() === words.toLowerCase()) {
    if (words === words.toUpperCase()) return text.toUpperCase();
    return words === words.toLowerCase() ? text.toLowerCase() : text;
  }
  const sound = problems.every((problem) => problem === 'impossible');
  return sound ? text : formatDate(day, letters);
}

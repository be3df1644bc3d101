import { equalDates } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import { findDate } from '../../calendar/read-date.ts';
import type { PlainDate } from '../../calendar/reading.ts';

/** A year that stands by itself, with a month or a quarter: `2023`, `2023年`, `2023-08`, `202308`, `2023 Q3`, `2023年8月`. */
const dated =
  /(?<!\d[-_.~]?)(\d{4})(?:([-_ ]?Q)([1-4])|([-_.]?|年)(0[1-9]|1[0-2]|[1-9](?=月))(月?))?(?![-_.]?\d)/i;
/** A month's folder inside a year's: `08`, `8`, `8月`. */
const month = /^(0?[1-9]|1[0-2])(月?)$/;

/**
 * The names of folders, outermost first, for another day: year, month and quarter change where they are those of `day`, and so
 * does the whole date. A month alone counts only below a folder of its year.
 */
export function folderOnDay(folders: readonly string[], day: PlainDate, to: PlainDate): readonly string[] {
  let inYear = false;
  return folders.map((name) => {
    const whole = findDate(name, 0, { compact: true });
    if (whole) {
      if (!equalDates(whole.date, day)) return name;
      const { start, end } = whole.span;
      const date = dateLike(name.slice(start, end), whole, to, 'yyyy-MM-dd');
      return `${name.slice(0, start)}${date}${name.slice(end)}`;
    }
    const found = dated.exec(name);
    const text = found ? rewrite(found, day, to) : undefined;
    if (found && text !== undefined) {
      inYear = true;
      return `${name.slice(0, found.index)}${text}${name.slice(found.index + found[0].length)}`;
    }
    const [, digits = '', suffix = ''] = (inYear && month.exec(name)) || [];
    return Number(digits) === day.month ? `${monthLike(digits, suffix, to)}${suffix}` : name;
  });
}

/** Undefined where year, month or quarter are not those of the day. */
function rewrite(found: RegExpExecArray, day: PlainDate, to: PlainDate): string | undefined {
  const [, written, sign, quarter, mark = '', digits, suffix = ''] = found;
  if (Number(written) !== day.year) return undefined;
  const year = String(to.year).padStart(4, '0');
  if (quarter !== undefined)
    return Number(quarter) === quarterOf(day) ? `${year}${sign}${quarterOf(to)}` : undefined;
  if (digits === undefined) return year;
  if (Number(digits) !== day.month) return undefined;
  return `${year}${mark}${monthLike(digits, suffix, to)}${suffix}`;
}

function quarterOf(date: PlainDate): number {
  return Math.ceil(date.month / 3);
}

/** Months of two digits do not show whether 8 is 08; beside 月 it is not. */
function monthLike(digits: string, suffix: string, to: PlainDate): string {
  const padded = digits.startsWith('0') || (digits.length === 2 && suffix === '');
  return String(to.month).padStart(padded ? 2 : 1, '0');
}

import { type DateOptions, isModern, letters, type Spelled } from './date-spelling.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])';
const day = '(\\d{1,2})(st|nd|rd|th)?';
const gap = '(\\.?,?[ \\t]{1,2}|\\.?[-/])';
const yearMonthDay = new RegExp(`^(\\d{4})${gap}${month}${gap}${day}(?![\\da-z]|:\\d)`, 'i');
const monthDayYear = new RegExp(
  `^${month}(\\.?[ \\t]{0,2}|-)${day}(,?[ \\t]{1,2}|, ?|-)(\\d{4})(?![\\d:])`,
  'i',
);
const dayMonthYear = new RegExp(
  `^${day}(?: of)?([ \\t]{0,2}|-)${month}(\\.?,?[ \\t]{1,2}|, ?|-)(\\d{4})(?![\\d:])`,
  'i',
);
const monthDay = new RegExp(`^${month}(\\.?[ \\t]{0,2}|-)${day}(?![\\da-z]|:\\d)`, 'i');
const dayMonth = new RegExp(`^${day}(?: of)?([ \\t]{0,2}|-)${month}(?!\\.?,?[ \\t]{0,2}\\d{4})`, 'i');

/** What stands before the name of a month, and the letters by which it is told. */
const BEFORE_MONTH = /^\d{0,4}(?:st|nd|rd|th)?(?: of)?[.,\t /-]{0,4}([a-z]{3})/i;

/** Dates with an English month: `2023 Jun 01`, `Jun 1, 2023`, `24th Mar 2022`; without a year where the options give one. */
export function spellEnglishDate(text: string, options: DateOptions): Spelled | undefined {
  const [, beginning = ''] = BEFORE_MONTH.exec(text) ?? [];
  if (!months.includes(beginning.toLowerCase())) return undefined;
  const a = yearMonthDay.exec(text);
  if (a) {
    const [whole, year = '', first = '', name = '', second = '', number = '', suffix] = a;
    const pattern = `yyyy${first}${nameLetters(name)}${second}${dayLetters(number, suffix)}`;
    return spelled(whole, year, name, number, pattern);
  }
  const b = monthDayYear.exec(text);
  if (b) {
    const [whole, name = '', first = '', number = '', suffix, second = '', year = ''] = b;
    const pattern = `${nameLetters(name)}${first}${dayLetters(number, suffix)}${second}yyyy`;
    return spelled(whole, year, name, number, pattern);
  }
  const c = dayMonthYear.exec(text);
  if (c) {
    const [whole, number = '', suffix, first = '', name = '', second = '', year = ''] = c;
    const pattern = `${dayLetters(number, suffix)}${first}${nameLetters(name)}${second}yyyy`;
    return spelled(whole, year, name, number, pattern);
  }
  return options.year === undefined ? undefined : withoutYear(text);
}

function withoutYear(text: string): Spelled | undefined {
  const a = monthDay.exec(text);
  if (a) {
    const [whole, name = '', first = '', number = '', suffix] = a;
    return spelled(
      whole,
      undefined,
      name,
      number,
      `${nameLetters(name)}${first}${dayLetters(number, suffix)}`,
    );
  }
  const b = dayMonth.exec(text);
  if (!b) return undefined;
  const [whole, number = '', suffix, first = '', name = ''] = b;
  return spelled(whole, undefined, name, number, `${dayLetters(number, suffix)}${first}${nameLetters(name)}`);
}

function spelled(
  whole: string,
  year: string | undefined,
  name: string,
  number: string,
  pattern: string,
): Spelled | undefined {
  if (year !== undefined && !isModern(year)) return undefined;
  const monthNumber = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return {
    length: whole.length,
    ...(year === undefined ? {} : { year: Number(year) }),
    month: monthNumber,
    day: Number(number),
    pattern,
    problems: [],
    onlyIfExists: year === undefined,
  };
}

/** May is its own short form. */
function nameLetters(name: string): string {
  return name.length <= 4 && !/^(?:june|july)$/i.test(name) ? 'MMM' : 'MMMM';
}

function dayLetters(number: string, suffix: string | undefined): string {
  return suffix === undefined ? letters(number, '00', 'd') : 'do';
}

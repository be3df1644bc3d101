import { readChineseNumeral } from './numeral.ts';
import type { DateProblem } from './reading.ts';

export interface DateOptions {
  /** The year of dates that are written without one; without it they are not read. */
  readonly year?: number;
  /** Read `20230824`, as in file names. */
  readonly compact?: boolean;
  /** Where a date is expected: also `23/08/24`, `08/24/2023`, `2023/0824`, `2023/08/244` and the compact form. */
  readonly lenient?: boolean;
}

/** What a spelling found: its length, the numbers and the pattern letters; the calendar has not judged them yet. */
export interface Spelled {
  readonly length: number;
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  readonly pattern: string;
  readonly problems: readonly DateProblem[];
  /** Whether the words are a date only if the day exists: without that, they are some other numbers. */
  readonly onlyIfExists?: boolean;
}

type Spelling = (text: string, options: DateOptions) => Spelled | undefined;

const blank = '[ \\t]{0,2}';
const mark = '[-/._\\\\\\u2010-\\u2015\\u2212]{1,3}';
const numericForm = new RegExp(
  `^(\\d{4})(${blank}(?:${mark}|年)${blank})(\\d{1,3})(${blank}(?:${mark}|月)${blank})(\\d{1,3})(?!\\d|:\\d)(${blank}[日号])?`,
);
const gluedForm = /^(\d{4})([-/.])(\d\d)([-/.])(\d\d)(?=\d{1,2}:\d\d)()/;

const numeric: Spelling = (text, { lenient = false }) => {
  const glued = lenient ? gluedForm.exec(text) : null;
  const match = numericForm.exec(text) ?? glued;
  if (!match) return undefined;
  const [whole, year = '', first = '', month = '', second = '', day = '', suffix = ''] = match;
  if (!lenient && (month.length > 2 || day.length > 2 || !isModern(year))) return undefined;
  const problems: DateProblem[] = [];
  const marks = `${first.trim()}${second.trim()}`;
  const chinese = marks === '年月';
  if (!chinese && !/^[-/.年][-/.月]$/.test(marks)) problems.push('stray-character');
  else if (!chinese && (marks[0] !== marks[1] || suffix !== '')) problems.push('mixed-separators');
  if (!chinese && /[ \t]/.test(first + second)) problems.push('stray-blank');
  if (match === glued) problems.push('stray-character');
  const pattern = `yyyy${first}${letters(month, day, 'M')}${second}${letters(day, month, 'd')}${suffix}`;
  return {
    length: whole.length,
    year: Number(year),
    month: Number(month),
    day: Number(day),
    pattern,
    problems,
  };
};

/** `20203/08/24`, `203/08/24`: a digit of the year too many or lost. */
const wrongYear: Spelling = (text, { lenient }) => {
  const match = lenient ? /^(\d{3}|\d{5})([-/])(\d\d)\2(\d\d)(?![\d:/-])/.exec(text) : null;
  if (!match) return undefined;
  const [whole, year, sign, month, day] = match;
  return { ...numbers(whole, year, month, day, `yyyy${sign}MM${sign}dd`, []), onlyIfExists: true };
};

const wrongMarks: Spelling = (text, { lenient }) => {
  const match = lenient ? /^(\d{4})([ ,;、]{1,2})(\d{1,2})([ ,;、]{1,2})(\d{1,2})(?![\d:])/.exec(text) : null;
  if (!match) return undefined;
  const [whole, year = '', first = '', month = '', second = '', day = ''] = match;
  const pattern = `yyyy${first}${letters(month, day, 'M')}${second}${letters(day, month, 'd')}`;
  return isModern(year)
    ? { ...numbers(whole, year, month, day, pattern, ['stray-character']), onlyIfExists: true }
    : undefined;
};

const chineseNumerals: Spelling = (text) => {
  const match =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})([日号])/.exec(
      text,
    );
  if (!match) return undefined;
  const [whole, year = '', month = '', day = '', suffix = ''] = match;
  const numbers = [year, month, day].map((word) => readChineseNumeral(word) ?? 0);
  const [y = 0, m = 0, d = 0] = numbers;
  return { length: whole.length, year: y, month: m, day: d, pattern: `yyyy年M月d${suffix}`, problems: [] };
};

const compact: Spelling = (text, options) => {
  if (!options.compact && !options.lenient) return undefined;
  const match = /^(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text);
  if (match) {
    const [whole, year = '', month, day] = match;
    if (!isModern(year)) return undefined;
    return { ...numbers(whole, year, month, day, 'yyyyMMdd', []), onlyIfExists: true };
  }
  if (!options.lenient) return undefined;
  const first = /^(\d{4})([-/.])(\d\d)(\d\d)(?![\d:])/.exec(text);
  if (first) {
    const [whole, year, sign, month, day] = first;
    return {
      ...numbers(whole, year, month, day, `yyyy${sign}MMdd`, ['mixed-separators']),
      onlyIfExists: true,
    };
  }
  const second = /^(\d{4})(\d\d)([-/.])(\d\d)(?![\d:])/.exec(text);
  if (!second) return undefined;
  const [whole, year, month, sign, day] = second;
  return { ...numbers(whole, year, month, day, `yyyyMM${sign}dd`, ['mixed-separators']), onlyIfExists: true };
};

const monthFirstOrDayFirst: Spelling = (text, { lenient }) => {
  if (!lenient) return undefined;
  const short = /^(\d\d)([-/.])(\d\d)\2(\d\d)(?![\d:]|[-/.]\d)/.exec(text);
  if (short) {
    const [whole, year, sign, month, day] = short;
    const pattern = `yy${sign}MM${sign}dd`;
    return { ...numbers(whole, `20${year}`, month, day, pattern, []), onlyIfExists: true };
  }
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!match) return undefined;
  const [whole, first = '', sign, second = '', year] = match;
  const dayFirst = Number(first) > 12;
  const [month, day] = dayFirst ? [second, first] : [first, second];
  const m = letters(month, day, 'M');
  const d = letters(day, month, 'd');
  const pattern = dayFirst ? `${d}${sign}${m}${sign}yyyy` : `${m}${sign}${d}${sign}yyyy`;
  return { ...numbers(whole, year, month, day, pattern, []), onlyIfExists: true };
};

const monthAndDay: Spelling = (text, { year }) => {
  if (year === undefined) return undefined;
  const chinese = /^(\d{1,2})([ \t]?月[ \t]?)(\d{1,2})([ \t]?[日号])?(?!\d)/.exec(text);
  const match = chinese ?? /^(\d{1,2})([-/])(\d{1,2})(?![\d%:A-Za-z]|[-/.]\d)()/.exec(text);
  if (!match) return undefined;
  const [whole, month = '', between = '', day = '', suffix = ''] = match;
  // `1-2` and `3/4` are ranges and fractions sooner than days.
  if (!chinese && month.length + day.length < 3) return undefined;
  const pattern = `${letters(month, day, 'M')}${between}${letters(day, month, 'd')}${suffix}`;
  return {
    length: whole.length,
    month: Number(month),
    day: Number(day),
    pattern,
    problems: [],
    onlyIfExists: true,
  };
};

function numbers(
  whole: string,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  pattern: string,
  problems: readonly DateProblem[],
): Spelled {
  return {
    length: whole.length,
    year: Number(year),
    month: Number(month),
    day: Number(day),
    pattern,
    problems,
  };
}

/** `M` or `MM`, by what is written; where the digits do not tell, by the other part, and double where that does not tell either. */
export function letters(digits: string, other: string, letter: string): string {
  if (digits.length === 1) return letter;
  return !digits.startsWith('0') && other.length === 1 ? letter : letter + letter;
}

/** Years in which somebody may have met; other four digits in prose are seldom years. */
export function isModern(year: string): boolean {
  return Number(year) >= 1900 && Number(year) < 2200;
}

/** In the order in which they are tried. */
export const numericSpellings: readonly Spelling[] = [
  numeric,
  wrongYear,
  wrongMarks,
  chineseNumerals,
  compact,
  monthFirstOrDayFirst,
  monthAndDay,
];

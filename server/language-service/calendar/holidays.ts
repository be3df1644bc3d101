import { addDays, compareDates, dayNumber, weekdayOf } from './date.ts';
import { holidaysOfChina } from './holidays-of-china.ts';
import type { PlainDate } from './reading.ts';

/** A public holiday, as a run of days off. Both days are included. */
export interface Holiday {
  readonly name: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** False where nobody has announced it yet, and it is what the calendar lets expect. */
  readonly announced: boolean;
}

/** Countries whose public holidays are known, as in ISO 3166-1. */
export const countries: readonly string[] = ['CN'];

/** The public holiday that a day belongs to. Undefined for other days, and for countries that nobody knows here. */
export function holidayOn(country: string | undefined, date: PlainDate): Holiday | undefined {
  if (country !== 'CN') return undefined;
  return yearOfChina(date.year).off.find(
    ({ from, until }) => compareDates(from, date) <= 0 && compareDates(date, until) <= 0,
  );
}

/** Whether people work on a day: on weekdays that are no holiday, and on weekend days that are worked in exchange. */
export function isWorkday(country: string | undefined, date: PlainDate): boolean {
  if (holidayOn(country, date)) return false;
  return weekdayOf(date) <= 5 || (country === 'CN' && yearOfChina(date.year).worked.has(dayNumber(date)));
}

interface Year {
  readonly off: readonly Holiday[];
  /** Day numbers. */
  readonly worked: ReadonlySet<number>;
}

const known = new Map<number, Year>();

function yearOfChina(year: number): Year {
  const found = known.get(year) ?? readYear(year) ?? expectedYear(year);
  known.set(year, found);
  return found;
}

function readYear(year: number): Year | undefined {
  const line = holidaysOfChina.split('\n').find((each) => each.startsWith(`${year} `));
  if (line === undefined) return undefined;
  const [off = '', worked = ''] = line.slice(5).split('/');
  const day = (text: string): PlainDate => ({
    year,
    month: Number(text.slice(0, 2)),
    day: Number(text.slice(2, 4)),
  });
  return {
    off: Array.from(off.matchAll(/(\d{4})-(\d{4})(\S+)/g), ([, from = '', until = '', name = '']) => ({
      name,
      from: day(from),
      until: day(until),
      announced: true,
    })),
    worked: new Set(Array.from(worked.matchAll(/\d{4}/g), ([text]) => dayNumber(day(text)))),
  };
}

/**
 * The days off that the law gives every year, where nobody has said yet how weekends are exchanged for them. Source: 全国年节及纪念日放假办法
 * (2024). The moon's festivals come from the Chinese calendar of Unicode CLDR.
 */
function expectedYear(year: number): Year {
  const moon = moonDays(year);
  const run = (name: string, from: PlainDate | undefined, days: number): readonly Holiday[] => {
    if (!from) return [];
    return [{ name, from, until: addDays(from, days - 1), announced: false }];
  };
  const qingming = year % 4 === 0 || year % 4 === 1 ? 4 : 5;
  return {
    off: [
      ...run('元旦', { year, month: 1, day: 1 }, 1),
      // From the eve on, by the weekends exchanged a week.
      ...run('春节', moon.newYear && addDays(moon.newYear, -1), 8),
      ...run('清明', { year, month: 4, day: qingming }, 1),
      ...run('劳动节', { year, month: 5, day: 1 }, 5),
      ...run('端午', moon.dragonBoat, 1),
      ...run('中秋', moon.midAutumn, 1),
      ...run('国庆节', { year, month: 10, day: 1 }, 7),
    ],
    worked: new Set(),
  };
}

interface MoonDays {
  readonly newYear: PlainDate | undefined;
  readonly dragonBoat: PlainDate | undefined;
  readonly midAutumn: PlainDate | undefined;
}

function moonDays(year: number): MoonDays {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });
  /** The first day, from one in this year on, that has a month and day in the Chinese calendar. */
  const first = (month: number, from: number, wanted: string): PlainDate | undefined => {
    let day: PlainDate = { year, month, day: from };
    for (let tried = 0; tried < 50; tried++, day = addDays(day, 1)) {
      if (format.format(dayNumber(day) * 86_400_000) === wanted) return day;
    }
    return undefined;
  };
  return {
    newYear: first(1, 15, '1/1'),
    dragonBoat: first(5, 20, '5/5'),
    midAutumn: first(9, 1, '8/15'),
  };
}

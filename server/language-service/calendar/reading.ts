import type { Span } from '../text/span.ts';

/** A calendar day as written, months and days 1-based. It may not exist (2022-02-30): `dateExists` tells. */
export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day on the 24-hour clock. 24:00 is a legal end. */
export interface PlainTime {
  readonly hour: number;
  readonly minute: number;
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type DateProblem =
  | 'mixed-separators' // 2022/07-21
  | 'stray-blank' // 2023-04- 13
  | 'stray-character' // 2023//04/13, 2023.4.13.
  | 'impossible'; // 2022/02/30, 2022/19/5

export interface DateReading {
  readonly span: Span;
  readonly date: PlainDate;
  /** How it is written, in pattern letters: `yyyy/MM/dd`, `yyyy-M-d`, `yyyy MMM dd`, `yyyy/MM-dd`, `yyyy年M月d日`, `MM-dd`. */
  readonly pattern: string;
  /** False where the year is not written (`01-06`) and `date.year` was supplied by the caller. */
  readonly hasYear: boolean;
  readonly problems: readonly DateProblem[];
}

export type TimeProblem =
  | 'full-width-colon' // 19：00
  | 'meridiem-on-24-hours' // 15:00pm
  | 'impossible' // 25:00, 19:75
  | 'stray-character'; // 19:00: , 19::00, 19.00

export interface TimeReading {
  readonly span: Span;
  readonly time: PlainTime;
  readonly pattern: string;
  /** An end on the day after the moment's date: `23:00-次日01:00`. */
  readonly nextDay?: boolean;
  readonly problems: readonly TimeProblem[];
}

export interface WeekdayReading {
  readonly span: Span;
  readonly weekday: Weekday;
}

export interface ZoneReading {
  readonly span: Span;
  /** Minutes east of UTC, where the text says so: `(GMT+08:00)`, `UTC+8`, `UTC`. */
  readonly offsetMinutes?: number;
}

/** When a meeting is, as somebody wrote it on one line: `2023/08/24 19:00~19:30`. What is not written is absent. */
export interface MomentReading {
  readonly span: Span;
  readonly date?: DateReading;
  readonly weekday?: WeekdayReading;
  readonly start?: TimeReading;
  readonly end?: TimeReading;
  /** The range mark with the blanks round it: `~`, ` ~ `, `-`, `–`, `至`. */
  readonly separator?: { readonly span: Span; readonly text: string };
  readonly zone?: ZoneReading;
  /** How the whole is written: `yyyy/MM/dd HH:mm~HH:mm`, `yyyy MMM dd, HH:mm~HH:mm`; weekday `EEE`, zone `z`. */
  readonly pattern: string;
  /** Whether some part is in no form that a calendar would accept; the parts say which. A day that does not exist is no fault of form. */
  readonly malformed: boolean;
}

/** `重复周期：2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)` and the like. */
export interface RecurrenceReading {
  readonly span: Span;
  readonly from?: DateReading;
  readonly until?: DateReading;
  readonly start?: TimeReading;
  readonly end?: TimeReading;
  readonly unit?: 'day' | 'week' | 'month';
  /** Every how many units; 2 in 每两周. */
  readonly interval?: number;
  readonly weekdays: readonly WeekdayReading[];
}

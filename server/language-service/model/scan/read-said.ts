import { dateExists } from '../../calendar/date.ts';
import { isModern } from '../../calendar/date-spelling.ts';
import { readMoment } from '../../calendar/read-moment.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import type { Span } from '../../text/span.ts';
import { isLineEnd } from './lines.ts';

/** What a line says about when a meeting is: all that a summary needs of `MomentReading`. */
export interface Said {
  readonly date?: { readonly span: Pick<Span, 'start'>; readonly date: PlainDate };
  readonly start?: { readonly time: PlainTime };
  readonly end?: { readonly time: PlainTime };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A time of a clock. */
const CLOCK = '([01]\\d|2[0-3]):([0-5]\\d)';
/** `2023/08/24 19:00~19:30` or `2023 Aug 24, 19:00~19:30` from one end of a line to the other, with numbers that a clock and some month have. */
const USUAL = new RegExp(
  `(\\d{4})(?:[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\\d|3[01]),?| (${MONTHS.join('|')}) (0[1-9]|[12]\\d|3[01]),) ${CLOCK} ?[-~] ?${CLOCK}(?=[\\r\\n]|$)`,
  'y',
);

/** As `readMoment` reads the line at an offset, faster where it is written as most are, or blank. */
export function readSaid(text: string, offset: number, year: number | undefined): Said | undefined {
  if (isLineEnd(text.charCodeAt(offset))) return undefined;
  USUAL.lastIndex = offset;
  const match = USUAL.exec(text);
  const date = match ? dateIn(match) : undefined;
  if (!match || !date) return readMoment(text, offset, year === undefined ? {} : { year });
  const number = (group: number): number => Number(match[group]);
  return {
    date: { span: { start: offset }, date },
    start: { time: { hour: number(6), minute: number(7) } },
    end: { time: { hour: number(8), minute: number(9) } },
  };
}

/** The day; absent where it is none, or nobody would write that year in words. */
function dateIn([, year, month, day, name, ofName]: readonly string[]): PlainDate | undefined {
  const named = name === undefined ? undefined : MONTHS.indexOf(name) + 1;
  if (named !== undefined && year !== undefined && !isModern(year)) return undefined;
  const date = { year: Number(year), month: named ?? Number(month), day: Number(ofName ?? day) };
  return dateExists(date) ? date : undefined;
}

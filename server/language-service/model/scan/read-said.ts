import { dateExists } from '../../calendar/date.ts';
import { readMoment } from '../../calendar/read-moment.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import type { Span } from '../../text/span.ts';

/** What a line says about when a meeting is: all that a summary needs of `MomentReading`. */
export interface Said {
  readonly date?: { readonly span: Pick<Span, 'start'>; readonly date: PlainDate };
  readonly start?: { readonly time: PlainTime };
  readonly end?: { readonly time: PlainTime };
}

/** `2023/08/24 19:00~19:30` from one end of a line to the other, with numbers that a clock and some month have. */
const USUAL =
  /(\d{4})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01]),? ([01]\d|2[0-3]):([0-5]\d)(?: ?[-~] ?)([01]\d|2[0-3]):([0-5]\d)(?=[\r\n]|$)/y;

/** As `readMoment` reads the line at an offset, faster where it is written as most are. */
export function readSaid(text: string, offset: number, year: number | undefined): Said | undefined {
  USUAL.lastIndex = offset;
  const match = USUAL.exec(text);
  const number = (group: number): number => Number(match?.[group]);
  const date = { year: number(1), month: number(2), day: number(3) };
  if (!dateExists(date)) return readMoment(text, offset, year === undefined ? {} : { year });
  return {
    date: { span: { start: offset }, date },
    start: { time: { hour: number(4), minute: number(5) } },
    end: { time: { hour: number(6), minute: number(7) } },
  };
}

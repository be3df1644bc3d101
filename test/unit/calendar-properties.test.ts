import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, daysInMonth, weekdayOf } from '../../server/language-service/calendar/date.ts';
import { formatDate, formatMoment } from '../../server/language-service/calendar/format-moment.ts';
import {
  chineseNumeral,
  readChineseNumeral,
  readOrdinal,
} from '../../server/language-service/calendar/numeral.ts';
import { findDate, readDate } from '../../server/language-service/calendar/read-date.ts';
import { readMoment } from '../../server/language-service/calendar/read-moment.ts';
import { readTime } from '../../server/language-service/calendar/read-time.ts';
import { readTimeRange } from '../../server/language-service/calendar/read-time-range.ts';
import { readWeekday } from '../../server/language-service/calendar/read-weekday.ts';
import { readZone } from '../../server/language-service/calendar/read-zone.ts';
import type { PlainDate } from '../../server/language-service/calendar/reading.ts';
import { occursOn, readRecurrence } from '../../server/language-service/calendar/recurrence.ts';
import type { Span } from '../../server/language-service/text/span.ts';

const date = fc
  .record({ year: fc.integer({ min: 1900, max: 2199 }), month: fc.integer({ min: 1, max: 12 }) })
  .chain(({ year, month }) =>
    fc.integer({ min: 1, max: daysInMonth(year, month) }).map((day): PlainDate => ({ year, month, day })),
  );
const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });

const pieces = [
  ...'0123456789/-.:~ ,()年月日号周四六点半至到',
  '２',
  '／',
  '：',
  '～',
  '（',
  '）',
  '2023',
  '2023/08/24',
  '19:00',
  '19:00-19:30',
  '下午',
  '晚上8点半',
  'pm',
  'PM',
  'Jun',
  'March',
  '24th',
  'Thu',
  'UTC',
  '(GMT+08:00)',
  ' 中国标准时间 - 北京',
  '每两周',
  '工作日',
  'every ',
  '一、',
  'Part 1',
  '次日',
  '\n',
  '\t',
  '\u00a0',
  '\u3000',
  '😀',
  'T',
  "'",
];
const soup = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), { maxLength: 24 })
  .map((parts) => parts.join(''));

function within(text: string, span: Span | undefined): void {
  if (!span) return;
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThan(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
}

describe('what is written is read again', () => {
  test.each([
    'yyyy/MM/dd HH:mm~HH:mm',
    'yyyy-MM-dd HH:mm-HH:mm',
    'yyyy/MM/dd, HH:mm-HH:mm',
    'yyyy MMM dd, HH:mm~HH:mm',
    'yyyy.M.d H:mm – H:mm',
    'yyyy年M月d日 HH:mm-HH:mm',
    'yyyy年M月d日（EEE）a h:mm-a h:mm',
    'EEEE, d MMMM yyyy HH:mm to HH:mm',
    'MMM d, yyyy h:mm a - h:mm a',
    'do MMM yyyy HH:mm-HH:mm',
    'yyyyMMdd HH:mm-HH:mm',
    'yyyy/MM/dd ah点mm分至ah点mm分',
  ])('%s', (pattern) => {
    fc.assert(
      fc.property(date, time, time, (day, start, end) => {
        const text = formatMoment({ date: day, start, end }, pattern);
        const moment = readMoment(text);
        expect(moment?.date?.date, text).toEqual(day);
        expect(moment?.start?.time, text).toEqual(start);
        expect(moment?.end?.time, text).toEqual(end);
        expect(moment?.malformed, text).toBe(false);
        expect(moment?.span, text).toEqual({ start: 0, end: text.length });
        if (moment?.weekday) expect(moment.weekday.weekday).toBe(weekdayOf(day));
      }),
    );
  });

  test('a pattern that was read writes the same words', () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom(
          'yyyy/MM/dd',
          'yyyy-MM-dd',
          'yyyy/M/d',
          'yyyy年M月d日',
          'yyyy MMM dd',
          'MMMM d, yyyy',
          'do MMM yyyy',
          'yyyyMMdd',
        ),
        (day, pattern) => {
          const text = formatDate(day, pattern);
          const reading = readDate(text, 0, { compact: true });
          expect(formatDate(day, reading?.pattern ?? '')).toBe(text);
        },
      ),
    );
  });
});

describe('arithmetic', () => {
  test('days go forth and back, and agree with the clock of the platform', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -100_000, max: 100_000 }), (day, days) => {
        const moved = addDays(day, days);
        expect(daysBetween(day, moved)).toBe(days);
        expect(addDays(moved, -days)).toEqual(day);
        const oracle = new Date(Date.UTC(moved.year, moved.month - 1, moved.day));
        expect(weekdayOf(moved)).toBe(oracle.getUTCDay() || 7);
      }),
    );
  });

  test('Chinese numerals go forth and back', () => {
    for (let value = 0; value < 100; value++) expect(readChineseNumeral(chineseNumeral(value))).toBe(value);
  });

  test('a fortnightly series meets every fourteenth day and no other', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const reading = readRecurrence(
          `${formatDate(from, 'yyyy/MM/dd')}-2299/12/31, 每两周 (${formatDate(from, 'EEE')})`,
        );
        expect(reading && occursOn(reading, addDays(from, days))).toBe(days % 14 === 0 ? 'yes' : 'no');
      }),
    );
  });
});

describe('any text', () => {
  test('gives spans inside it that slice to what they claim', () => {
    fc.assert(
      fc.property(soup, fc.nat({ max: 30 }), fc.boolean(), (text, at, lenient) => {
        const offset = Math.min(at, text.length);
        const options = { year: 2023, lenient };
        for (const reading of [readDate(text, offset, options), findDate(text, offset, options)]) {
          within(text, reading?.span);
          if (!reading) continue;
          expect(reading.span.start).toBeGreaterThanOrEqual(offset);
          const words = text.slice(reading.span.start, reading.span.end);
          const again = readDate(words, 0, options);
          // Only a date glued to a time needs the time behind it to be seen.
          if (again) expect(again.date).toEqual(reading.date);
          else expect(reading.problems).not.toEqual([]);
        }
        const found = readTime(text, offset, { lenient });
        within(text, found?.span);
        if (found) {
          const again = readTime(text.slice(found.span.start, found.span.end), 0, { lenient });
          expect(again?.time).toEqual(found.time);
        }
        within(text, readTimeRange(text, offset, { lenient })?.span);
        within(text, readWeekday(text, offset)?.span);
        within(text, readZone(text, offset)?.span);
        within(text, readOrdinal(text, offset)?.span);
      }),
      { numRuns: 3000 },
    );
  });

  test('is read line by line without a fault', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const moment = readMoment(text, 0, { year: 2023 });
        const parts = [
          moment?.date,
          moment?.start,
          moment?.end,
          moment?.separator,
          moment?.weekday,
          moment?.zone,
        ];
        within(text, moment?.span);
        for (const part of parts) {
          within(text, part?.span);
          if (part && moment) {
            expect(part.span.start).toBeGreaterThanOrEqual(moment.span.start);
            expect(part.span.end).toBeLessThanOrEqual(moment.span.end);
          }
        }
        const recurrence = readRecurrence(text);
        within(text, recurrence?.span);
        for (const part of recurrence?.weekdays ?? []) within(text, part.span);
        if (recurrence) occursOn(recurrence, { year: 2023, month: 8, day: 24 });
      }),
      { numRuns: 3000 },
    );
  });

  // The time allowed is many times what linear reading needs and far under what backtracking would take.
  test('takes time in proportion to its length', () => {
    const hard = [' ', '1', '2023-', '2023/ ', '一', '(', '19:', '每', 'UTC+', '年', '- ', '２'].map(
      (piece) => piece.repeat(100_000 / piece.length),
    );
    for (const text of hard) {
      readMoment(text);
      readRecurrence(text);
      findDate(text, 0, { year: 2023, lenient: true });
      readOrdinal(text);
    }
  }, 5000);
});

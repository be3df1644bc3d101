import { describe, expect, test } from 'vitest';
import { addDays, equalDates } from '../../server/language-service/calendar/date.ts';
import { isoDate } from '../../server/language-service/calendar/iso-date.ts';
import { type MeetingRhythm, proposeDays } from '../../server/language-service/calendar/propose-days.ts';
import type { PlainDate } from '../../server/language-service/calendar/reading.ts';

const fortnight: MeetingRhythm = { everyWeeks: 2, weekday: 4 };

function day(text: string): PlainDate {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

function proposed(
  last: string | undefined,
  today: string,
  country?: string,
  rhythm: MeetingRhythm = fortnight,
): string[] {
  const found = proposeDays({
    rhythm,
    today: day(today),
    ...(last !== undefined && { last: day(last) }),
    ...(country !== undefined && { country }),
  });
  return found.map(({ date }) => isoDate(date));
}

/** The days on which a real series met: every second Thursday, with what came between. */
const REAL = [
  ...['2022-01-06', '2022-01-20', '2022-02-24', '2022-03-10', '2022-03-24', '2022-04-07', '2022-04-21'],
  ...['2022-05-12', '2022-05-26', '2022-06-09', '2022-06-23', '2022-07-07', '2022-07-21', '2022-08-04'],
  ...['2022-08-18', '2022-09-01', '2022-09-15', '2022-10-20', '2022-11-03', '2022-11-17', '2022-12-01'],
  ...['2022-12-15', '2022-12-29', '2023-01-12', '2023-02-09', '2023-02-23', '2023-03-09', '2023-03-23'],
  ...['2023-04-13', '2023-04-27', '2023-05-18', '2023-06-01', '2023-06-15', '2023-06-29', '2023-07-13'],
  ...['2023-08-03', '2023-08-24'],
].map(day);

describe('the day of the next meeting', () => {
  test('is proposed as a real series went on', () => {
    let first = 0;
    let firstTwo = 0;
    for (const [index, next] of REAL.slice(1).entries()) {
      const last = REAL[index]!;
      const days = proposeDays({ rhythm: fortnight, today: addDays(last, 1), last, country: 'CN' });
      const place = days.findIndex(({ date }) => equalDates(date, next));
      if (place === 0) first++;
      if (place === 0 || place === 1) firstTwo++;
    }
    expect(first).toBeGreaterThanOrEqual(31);
    expect(firstTwo).toBeGreaterThanOrEqual(35);
  });

  test('is a turn after the last one, and weeks after that', () => {
    expect(proposed('2023-08-24', '2023-08-25')).toEqual([
      '2023-09-07',
      '2023-09-14',
      '2023-09-21',
      '2023-09-28',
    ]);
  });

  test('can be today, but is not before today', () => {
    expect(proposed('2023-08-24', '2023-09-07')[0]).toBe('2023-09-07');
    expect(proposed('2023-08-24', '2023-09-08')[0]).toBe('2023-09-21');
    expect(proposed('2020-01-02', '2023-09-08')[0]).toBe('2023-09-21');
  });

  test('does not move because the last one was moved by some days', () => {
    expect(proposed('2023-08-23', '2023-08-25')[0]).toBe('2023-09-07');
    expect(proposed('2023-08-25', '2023-08-26')[0]).toBe('2023-09-07');
    // A Sunday belongs to the Monday behind it rather than to the one six days before.
    expect(proposed('2023-08-27', '2023-08-28', undefined, { everyWeeks: 1, weekday: 1 })[0]).toBe(
      '2023-09-04',
    );
  });

  test('is the next of its weekday where there was none before', () => {
    expect(proposed(undefined, '2023-08-25')[0]).toBe('2023-08-31');
    expect(proposed(undefined, '2023-08-24')[0]).toBe('2023-08-24');
  });

  test('is no public holiday', () => {
    const days = proposeDays({
      rhythm: fortnight,
      last: day('2023-01-12'),
      today: day('2023-01-13'),
      country: 'CN',
    });
    expect(days[0]).toMatchObject({ date: day('2023-02-09'), holiday: { name: '春节' } });
    expect(days.map(({ date }) => isoDate(date))).toContain('2023-02-02');
    expect(proposed('2023-01-12', '2023-01-13')[0]).toBe('2023-01-26');
  });

  test('comes a week later when nobody has worked before it', () => {
    // 5 May 2022 is the first working day after five days off.
    expect(proposed('2022-04-21', '2022-04-22', 'CN').slice(0, 2)).toEqual(['2022-05-12', '2022-05-05']);
  });

  test('passes the year’s end, leap days and months of every length', () => {
    expect(proposed('2023-12-21', '2023-12-22')[0]).toBe('2024-01-04');
    expect(proposed('2024-02-15', '2024-02-16')[0]).toBe('2024-02-29');
    expect(proposed('2023-02-23', '2023-02-24', undefined, { everyWeeks: 1, weekday: 4 })[0]).toBe(
      '2023-03-02',
    );
  });

  test('are each given once and in any country', () => {
    for (const last of REAL) {
      const days = proposed(isoDate(last), isoDate(addDays(last, 3)), 'CN');
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(3);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { instantOf, offsetOf, plainAt } from '../../server/language-service/calendar/zone.ts';

const on = (year: number, month: number, day: number) => ({ year, month, day });
const at = (hour: number, minute = 0) => ({ hour, minute });

describe('zones', () => {
  test('Shanghai keeps one offset', () => {
    expect(offsetOf('Asia/Shanghai', on(2023, 8, 24), at(19))).toBe(480);
    expect(instantOf(on(2023, 8, 24), at(19), 'Asia/Shanghai')).toBe(Date.parse('2023-08-24T11:00:00Z'));
    expect(instantOf(on(2023, 8, 24), at(24), 'Asia/Shanghai')).toBe(Date.parse('2023-08-24T16:00:00Z'));
  });

  test.each([
    'Asia/Shanghai',
    'Asia/Hong_Kong',
    'Asia/Taipei',
    'Asia/Singapore',
    'Asia/Tokyo',
    'Asia/Seoul',
    'Asia/Kolkata',
    'Etc/UTC',
    'UTC',
  ])('%s is as Intl has it, on every day of 1940 to 2060', (zone) => {
    const words = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const wrong: string[] = [];
    for (let instant = Date.UTC(1940, 0, 1); instant < Date.UTC(2060, 0, 1); instant += 86_400_000) {
      const moment = plainAt(instant, zone)!;
      const { date, time } = moment;
      const two = (number: number): string => String(number).padStart(2, '0');
      const ours = `${two(date.day)}/${two(date.month)}/${date.year}, ${two(time.hour)}:${two(time.minute)}`;
      if (words.format(instant) !== ours) wrong.push(`${ours} is not ${words.format(instant)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('New York skips an hour in spring: the clock is put forward', () => {
    expect(offsetOf('America/New_York', on(2023, 3, 12), at(1, 59))).toBe(-300);
    expect(offsetOf('America/New_York', on(2023, 3, 12), at(3))).toBe(-240);
    const skipped = instantOf(on(2023, 3, 12), at(2, 30), 'America/New_York');
    expect(skipped).toBe(Date.parse('2023-03-12T07:30:00Z'));
    expect(plainAt(skipped ?? 0, 'America/New_York')).toEqual({ date: on(2023, 3, 12), time: at(3, 30) });
  });

  test('New York has an hour twice in autumn: the first counts', () => {
    expect(instantOf(on(2023, 11, 5), at(1, 30), 'America/New_York')).toBe(
      Date.parse('2023-11-05T05:30:00Z'),
    );
    expect(instantOf(on(2023, 11, 5), at(2), 'America/New_York')).toBe(Date.parse('2023-11-05T07:00:00Z'));
    for (const hour of ['05', '06']) {
      const instant = Date.parse(`2023-11-05T${hour}:30:00Z`);
      expect(plainAt(instant, 'America/New_York')).toEqual({ date: on(2023, 11, 5), time: at(1, 30) });
    }
  });

  test('Auckland changes in the other half of the year', () => {
    expect(offsetOf('Pacific/Auckland', on(2023, 9, 24), at(1, 59))).toBe(720);
    expect(offsetOf('Pacific/Auckland', on(2023, 9, 24), at(3))).toBe(780);
    expect(instantOf(on(2023, 9, 24), at(2, 30), 'Pacific/Auckland')).toBe(
      Date.parse('2023-09-23T14:30:00Z'),
    );
    expect(instantOf(on(2023, 4, 2), at(2, 30), 'Pacific/Auckland')).toBe(Date.parse('2023-04-01T13:30:00Z'));
  });

  test('instants before 1970 and in other quarters of an hour', () => {
    expect(plainAt(-1, 'UTC')).toEqual({ date: on(1969, 12, 31), time: at(23, 59) });
    expect(offsetOf('Asia/Kathmandu', on(2023, 8, 24), at(19))).toBe(345);
  });

  test('an unknown zone or instant is undefined', () => {
    expect(offsetOf('Mars/Olympus', on(2023, 8, 24), at(19))).toBeUndefined();
    expect(instantOf(on(2023, 8, 24), at(19), '')).toBeUndefined();
    expect(plainAt(Number.NaN, 'UTC')).toBeUndefined();
    expect(plainAt(9e15, 'UTC')).toBeUndefined();
  });
});

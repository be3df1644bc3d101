import { describe, expect, test } from 'vitest';
import { holidayOn, isWorkday } from '../../server/language-service/calendar/holidays.ts';

const day = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};

describe('public holidays of China', () => {
  test('are those that were announced', () => {
    expect(holidayOn('CN', day('2023-01-26'))?.name).toBe('春节');
    expect(holidayOn('CN', day('2022-05-04'))).toMatchObject({
      name: '劳动节',
      from: day('2022-04-30'),
      until: day('2022-05-04'),
      announced: true,
    });
    expect(holidayOn('CN', day('2022-05-05'))).toBeUndefined();
    expect(holidayOn(undefined, day('2023-01-26'))).toBeUndefined();
  });

  test('make some weekend days workdays', () => {
    expect(isWorkday('CN', day('2023-10-08'))).toBe(true);
    expect(isWorkday('CN', day('2023-10-15'))).toBe(false);
    expect(isWorkday('CN', day('2023-10-05'))).toBe(false);
    expect(isWorkday(undefined, day('2023-10-05'))).toBe(true);
  });

  test('are expected by the calendar where nobody has announced them', () => {
    // Spring Festival 2034 is on 19 February, Dragon Boat on 20 June, Mid-Autumn on 27 September.
    expect(holidayOn('CN', day('2034-02-19'))).toMatchObject({ name: '春节', announced: false });
    expect(holidayOn('CN', day('2034-06-20'))?.name).toBe('端午');
    expect(holidayOn('CN', day('2034-09-27'))?.name).toBe('中秋');
    expect(holidayOn('CN', day('2034-10-03'))?.name).toBe('国庆节');
    expect(holidayOn('CN', day('2034-03-02'))).toBeUndefined();
  });
});

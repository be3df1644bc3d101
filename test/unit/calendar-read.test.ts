import { describe, expect, test } from 'vitest';
import { dateExists } from '../../server/language-service/calendar/date.ts';
import { readOrdinal } from '../../server/language-service/calendar/numeral.ts';
import { findDate, readDate } from '../../server/language-service/calendar/read-date.ts';
import { readMoment } from '../../server/language-service/calendar/read-moment.ts';
import { readTime } from '../../server/language-service/calendar/read-time.ts';
import { readWeekday } from '../../server/language-service/calendar/read-weekday.ts';
import { readZone } from '../../server/language-service/calendar/read-zone.ts';
import type { PlainDate, PlainTime } from '../../server/language-service/calendar/reading.ts';
import { occursOn, readRecurrence } from '../../server/language-service/calendar/recurrence.ts';

function iso(date: PlainDate | undefined): string | undefined {
  return date && `${date.year}-${date.month}-${date.day}`;
}

function clock(time: PlainTime | undefined): string | undefined {
  return time && `${time.hour}:${time.minute}`;
}

describe('dates', () => {
  test.each([
    ['2023/08/24', '2023-8-24', 'yyyy/MM/dd', []],
    ['2023-08-24', '2023-8-24', 'yyyy-MM-dd', []],
    ['2023.08.24', '2023-8-24', 'yyyy.MM.dd', []],
    ['2023/8/24', '2023-8-24', 'yyyy/M/d', []],
    ['2023/10/8', '2023-10-8', 'yyyy/M/d', []],
    ['2023年8月24日', '2023-8-24', 'yyyy年M月d日', []],
    ['2023 年 8 月 24 日', '2023-8-24', 'yyyy 年 M 月 d 日', []],
    ['二〇二三年八月二十四日', '2023-8-24', 'yyyy年M月d日', []],
    ['2023 Jun 01', '2023-6-1', 'yyyy MMM dd', []],
    ['Jun 1, 2023', '2023-6-1', 'MMM d, yyyy', []],
    ['June 1st, 2023', '2023-6-1', 'MMMM do, yyyy', []],
    ['24th Mar 2022', '2022-3-24', 'do MMM yyyy', []],
    ['24 March 2022', '2022-3-24', 'dd MMMM yyyy', []],
    ['2022/07-21', '2022-7-21', 'yyyy/MM-dd', ['mixed-separators']],
    ['2023年8-24', '2023-8-24', 'yyyy年M-d', ['mixed-separators']],
    ['2023-04- 13', '2023-4-13', 'yyyy-MM- dd', ['stray-blank']],
    ['2023//04/13', '2023-4-13', 'yyyy//MM/dd', ['stray-character']],
    ['2023–04–13', '2023-4-13', 'yyyy–MM–dd', ['stray-character']],
    ['２０２３／０４／１３', '2023-4-13', 'yyyy/MM/dd', ['stray-character']],
    ['2023－04－13', '2023-4-13', 'yyyy-MM-dd', ['stray-character']],
    ['2022/19/5', '2022-19-5', 'yyyy/M/d', ['impossible']],
    ['2022/02/30', '2022-2-30', 'yyyy/MM/dd', ['impossible']],
  ])('%s', (text, date, pattern, problems) => {
    const reading = readDate(`会议 ${text}，完`, 3);
    expect(reading).toMatchObject({
      span: { start: 3, end: 3 + text.length },
      pattern,
      problems,
      hasYear: true,
    });
    expect(iso(reading?.date)).toBe(date);
    expect(findDate(`会议 ${text}，完`)).toEqual(reading);
  });

  test.each([
    'v2023.12',
    'v2023.12.3',
    '20221115-20221116',
    '24/27',
    '1.2.6',
    '23.92%',
    '12.22',
    '2022',
    '1203',
    '2023.12.1.4',
  ])('%s is none', (text) => {
    expect(findDate(`会议 ${text}，完`, 0, { year: 2023 })).toBeUndefined();
  });

  test('a path of an address is none', () => {
    expect(findDate('见 https://example.com/2023/08/24/post')).toBeUndefined();
  });

  test.each([
    ['01-06', 'MM-dd'],
    ['1月6日', 'M月d日'],
    ['6th Jan', 'do MMM'],
  ])('%s needs a year from outside', (text, pattern) => {
    expect(findDate(text)).toBeUndefined();
    const reading = findDate(text, 0, { year: 2022 });
    expect(reading).toMatchObject({ date: { year: 2022, month: 1, day: 6 }, hasYear: false, pattern });
  });

  test('eight digits are one where it is asked for', () => {
    expect(readDate('20230824.md')).toBeUndefined();
    expect(readDate('20230824.md', 0, { compact: true })?.date).toEqual({ year: 2023, month: 8, day: 24 });
    expect(readDate('20231324.md', 0, { compact: true })).toBeUndefined();
  });

  test('leap days exist in leap years', () => {
    expect([1900, 2000, 2023, 2024, 2400].map((year) => dateExists({ year, month: 2, day: 29 }))).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('times', () => {
  test.each([
    ['19:00', '19:0', []],
    ['9:05', '9:5', []],
    ['19：00', '19:0', ['full-width-colon']],
    ['7:00 PM', '19:0', []],
    ['7pm', '19:0', []],
    ['12:30 AM', '0:30', []],
    ['下午7点', '19:0', []],
    ['下午 7:30', '19:30', []],
    ['晚上8点半', '20:30', []],
    ['晚上八点半', '20:30', []],
    ['上午10点一刻', '10:15', []],
    ['19点30分', '19:30', []],
    ['中午12点', '12:0', []],
    ['24:00', '24:0', []],
    ['15:00pm', '15:0', ['meridiem-on-24-hours']],
    ['下午15:00', '15:0', ['meridiem-on-24-hours']],
    ['25:00', '25:0', ['impossible']],
    ['19:75', '19:75', ['impossible']],
  ])('%s', (text, time, problems) => {
    const reading = readTime(`在${text}，`, 1);
    expect(reading).toMatchObject({ span: { start: 1, end: 1 + text.length }, problems });
    expect(clock(reading?.time)).toBe(time);
  });

  test.each(['1.2', '3点建议', '1203', '2:1', '19.00'])('%s is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

test.each([
  ['周四', 4],
  ['星期日', 7],
  ['礼拜天', 7],
  ['Thu', 4],
  ['Thursday', 4],
  ['周一次', undefined],
  ['周边', undefined],
  ['Monitor', undefined],
  ['Sunny', undefined],
])('the weekday of %s is %s', (text, weekday) => {
  expect(readWeekday(text)?.weekday).toBe(weekday);
});

test.each([
  ['(GMT+08:00)', 480],
  ['(GMT+08:00) 中国标准时间 - 北京', 480],
  ['（UTC+8）', 480],
  ['UTC+8', 480],
  ['UTC-05:30', -330],
  ['UTC', 0],
  ['北京时间', 480],
  ['(北京时间)', 480],
])('the zone %s is %i minutes east', (text, minutes) => {
  expect(readZone(`${text} `)).toEqual({ span: { start: 0, end: text.length }, offsetMinutes: minutes });
});

test.each(['CST', 'UTCS', 'GMTool'])('%s is no zone', (text) => expect(readZone(text)).toBeUndefined());

describe('moments', () => {
  test.each([
    ['2023/08/24 19:00~19:30', 'yyyy/MM/dd HH:mm~HH:mm', '2023-8-24', '19:0', '19:30', false],
    ['- **时间**：2023/08/24 19:00 ~ 19:30  ', 'yyyy/MM/dd HH:mm~HH:mm', '2023-8-24', '19:0', '19:30', false],
    ['2023/07/13, 19:00-20:00', 'yyyy/MM/dd, HH:mm-HH:mm', '2023-7-13', '19:0', '20:0', false],
    ['2023 Jun 01, 19:00~19:30', 'yyyy MMM dd, HH:mm~HH:mm', '2023-6-1', '19:0', '19:30', false],
    ['2023/08/24 9:00-10:00', 'yyyy/MM/dd H:mm-H:mm', '2023-8-24', '9:0', '10:0', false],
    [
      '会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京',
      'yyyy/MM/dd HH:mm-HH:mm z',
      '2023-8-24',
      '19:0',
      '19:30',
      false,
    ],
    [
      '2023年8月24日（周四）下午 7:30-9:00',
      'yyyy年M月d日(EEE)a h:mm-h:mm',
      '2023-8-24',
      '19:30',
      '21:0',
      false,
    ],
    ['2023/08/24 7:00-8:00 PM', 'yyyy/MM/dd h:mm-h:mm a', '2023-8-24', '19:0', '20:0', false],
    ['2023/08/24 19:00至20:00', 'yyyy/MM/dd HH:mm至HH:mm', '2023-8-24', '19:0', '20:0', false],
    ['2023-08-24T19:00', "yyyy-MM-dd'T'HH:mm", '2023-8-24', '19:0', undefined, false],
    ['2023/08/24', 'yyyy/MM/dd', '2023-8-24', undefined, undefined, false],
    ['2022/19/5 19:00-19:30', 'yyyy/M/d HH:mm-HH:mm', '2022-19-5', '19:0', '19:30', false],
    ['2022/07-21 19:00-19:30', 'yyyy/MM-dd HH:mm-HH:mm', '2022-7-21', '19:0', '19:30', true],
    ['2023/08/24 15:00pm', 'yyyy/MM/dd HH:mma', '2023-8-24', '15:0', undefined, true],
    ['2023/08/24 19.00-19.30', 'yyyy/MM/dd HH.mm-HH.mm', '2023-8-24', '19:0', '19:30', true],
    ['2023/08/2419:00~19:30', 'yyyy/MM/ddHH:mm~HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023.4.13. 19:00', 'yyyy.M.d. HH:mm', '2023-4-13', '19:0', undefined, true],
    ['2023/08/24 19:00~~19:30', 'yyyy/MM/dd HH:mm~~HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023/08/24 19:00 19:30', 'yyyy/MM/dd HH:mm HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023/08/24 19:00~', 'yyyy/MM/dd HH:mm', '2023-8-24', '19:0', undefined, true],
    ['2023/08/24 19:00:19:30', 'yyyy/MM/dd HH:mm:HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023 08 24 19:00~19:30', 'yyyy MM dd HH:mm~HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023/0824 19:00~19:30', 'yyyy/MMdd HH:mm~HH:mm', '2023-8-24', '19:0', '19:30', true],
    ['2023/08/24 19:00-20:00 UTC-5', 'yyyy/MM/dd HH:mm-HH:mm z', '2023-8-24', '19:0', '20:0', false],
    ['2023/08/24 11:30-1:00 PM', 'yyyy/MM/dd hh:mm-h:mm a', '2023-8-24', '11:30', '13:0', false],
    ['2023/08/24 19时00分~19时30分', 'yyyy/MM/dd HH时mm分~HH时mm分', '2023-8-24', '19:0', '19:30', false],
    ['20230824 19:00~19:30', 'yyyyMMdd HH:mm~HH:mm', '2023-8-24', '19:0', '19:30', false],
    ['19:00~19:30', 'HH:mm~HH:mm', undefined, '19:0', '19:30', false],
  ])('%s', (text, pattern, date, start, end, malformed) => {
    const moment = readMoment(text);
    expect(moment).toMatchObject({ pattern, malformed });
    expect([iso(moment?.date?.date), clock(moment?.start?.time), clock(moment?.end?.time)]).toEqual([
      date,
      start,
      end,
    ]);
  });

  test.each([
    '2023/08/24 23:00-次日01:00',
    '2023/08/24 23:00 - 2023/08/25 01:00',
    '2023/08/24 23:00-01:00(+1)',
  ])('%s ends on the next day', (text) => {
    const moment = readMoment(text);
    expect(moment?.end).toMatchObject({ time: { hour: 1, minute: 0 }, nextDay: true });
    expect(moment?.malformed).toBe(false);
  });

  test('the blanks round the range mark are told, not part of the pattern', () => {
    expect(readMoment('2023/08/24 19:00 ~ 19:30')?.separator).toEqual({
      span: { start: 16, end: 19 },
      text: ' ~ ',
    });
  });

  test.each(['时间：待定', '23.92% v2023.12', '', '每周四'])('“%s” is none', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  test('stops at the end of the line', () => {
    expect(readMoment('2023/08/24\n19:00')?.start).toBeUndefined();
  });
});

describe('recurrences', () => {
  test.each([
    ['2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)', 'week', 2, [4]],
    ['每周四', 'week', 1, [4]],
    ['每星期四 19:00', 'week', 1, [4]],
    ['每周一次', 'week', 1, []],
    ['每2周', 'week', 2, []],
    ['隔周', 'week', 2, []],
    ['每天', 'day', 1, []],
    ['每个工作日', 'week', 1, [1, 2, 3, 4, 5]],
    ['每月', 'month', 1, []],
    ['Every 2 weeks on Thursday', 'week', 2, [4]],
    ['every Thursday', 'week', 1, [4]],
    ['biweekly', 'week', 2, []],
    ['Weekly', 'week', 1, []],
    ['monthly', 'month', 1, []],
  ])('%s', (text, unit, interval, weekdays) => {
    const reading = readRecurrence(text);
    expect(reading).toMatchObject({ unit, interval });
    expect(reading?.weekdays.map(({ weekday }) => weekday)).toEqual(weekdays);
    expect(reading?.span.start).toBe(0);
  });

  const series = readRecurrence('2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)')!;
  test.each([
    [{ year: 2022, month: 10, day: 6 }, 'before'],
    [{ year: 2022, month: 10, day: 20 }, 'yes'],
    [{ year: 2022, month: 11, day: 3 }, 'yes'],
    [{ year: 2022, month: 11, day: 10 }, 'no'],
    [{ year: 2022, month: 11, day: 4 }, 'no'],
    [{ year: 2023, month: 7, day: 27 }, 'yes'],
    [{ year: 2023, month: 8, day: 10 }, 'after'],
    [{ year: 2022, month: 13, day: 10 }, 'unknown'],
  ] as const)('%o: %s', (date, occurrence) => expect(occursOn(series, date)).toBe(occurrence));

  test.each([
    ['2023/08/01-2023/12/31, 每三周 (周二)', '2023-08-22', 'yes'],
    ['2023/08/01-2023/12/31, 每三周 (周二)', '2023-08-08', 'no'],
    ['2023/08/01-2023/12/31, 每三周 (周二)', '2023-08-15', 'no'],
    ['2023/08/01-2023/12/31, 每两周 (周二, 周四)', '2023-08-17', 'yes'],
    ['2023/08/01-2023/12/31, 每两周 (周二, 周四)', '2023-08-10', 'no'],
    ['2023/08/01-2023/12/31, 每两周 (周四)', '2023-08-03', 'yes'],
    ['2023/08/01-2023/12/31, 每个工作日', '2023-08-12', 'no'],
    ['2023/08/01-2023/12/31, 每2天', '2023-08-03', 'yes'],
    ['2023/08/01-2023/12/31, 每2天', '2023-08-04', 'no'],
    ['2023/08/20-2023/12/31, 每月', '2023-09-20', 'yes'],
    ['2023/08/20-2023/12/31, 每月', '2023-09-21', 'no'],
    ['2023/08/31-2023/12/31, 每月', '2023-09-30', 'unknown'],
    ['2023/08/17-2023/12/31, 每月 (周四)', '2023-09-21', 'yes'],
    ['2023/08/17-2023/12/31, 每月 (周四)', '2023-09-20', 'no'],
    ['2023/08/01-2023/12/31', '2023-09-20', 'unknown'],
    ['每周四', '2023-08-23', 'no'],
    ['每周四', '2023-08-24', 'unknown'],
  ])('%s on %s: %s', (text, day, occurrence) => {
    const date = readDate(day)?.date;
    const reading = readRecurrence(text);
    expect(reading && date && occursOn(reading, date)).toBe(occurrence);
  });

  test('a subject that names the rhythm is none', () =>
    expect(readRecurrence('Curve 双周会')).toBeUndefined());
});

describe('ordinals', () => {
  test.each([
    ['一、近期', 'chinese', 1, '、'],
    ['二. 近期', 'chinese', 2, '. '],
    ['十二、近期', 'chinese', 12, '、'],
    ['第一、近期', 'chinese', 1, '、'],
    ['3、近期', 'arabic', 3, '、'],
    ['4、 近期', 'arabic', 4, '、 '],
    ['1. 近期', 'arabic', 1, '. '],
    ['1.近期', 'arabic', 1, '.'],
    ['1) 近期', 'arabic', 1, ') '],
    ['１、近期', 'arabic', 1, '、'],
    ['（一）近期', 'parenthesised-chinese', 1, '）'],
    ['(1) 近期', 'parenthesised-arabic', 1, ') '],
    ['Part 1 近期', 'part', 1, ' '],
    ['Part 2: 近期', 'part', 2, ': '],
  ])('%s', (text, style, value, separator) => {
    const reading = readOrdinal(text);
    expect(reading).toMatchObject({ style, value, separator, path: [value] });
    expect(text.slice(reading?.span.end)).toBe('近期');
  });

  test('a nested one keeps its path', () => {
    expect(readOrdinal('1.2 提测')).toMatchObject({
      style: 'nested',
      value: 1,
      path: [1, 2],
      number: { start: 0, end: 3 },
    });
  });

  test.each([
    '2023-08-24',
    'v2.2.0',
    '1PB 数据',
    '3副本',
    '4k 随机写',
    '2022 开源之夏',
    '2.4版本',
    '一些问题',
    '三副本',
    '19:00',
    '3 副本',
  ])('%s has none', (text) => expect(readOrdinal(text)).toBeUndefined());
});

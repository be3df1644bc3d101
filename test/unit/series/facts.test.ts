import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../../server/language-service/calendar/date.ts';
import type { PlainDate } from '../../../server/language-service/calendar/reading.ts';
import { scanMeeting } from '../../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../../server/language-service/profiles/curve.ts';
import { plainProfile } from '../../../server/language-service/profiles/plain.ts';
import type { Profile } from '../../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../../server/language-service/workspace/series/create-meeting-index.ts';
import { gapsOf } from '../../../server/language-service/workspace/series/gaps-of.ts';
import type { Meeting, Series } from '../../../server/language-service/workspace/series/meeting.ts';
import { nextOf, previousOf, sameDay } from '../../../server/language-service/workspace/series/neighbours.ts';
import { rhythmOf } from '../../../server/language-service/workspace/series/rhythm-of.ts';
import { stateOf } from '../../../server/language-service/workspace/series/state-of.ts';
import { SERIES } from '../../support/series.ts';

const day = (text: string): PlainDate => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return { year, month, day: date };
};
const iso = ({ year, month, day: date }: PlainDate) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
const on = (date: string | undefined, profile: Profile, file = `${date}.md`): Meeting => ({
  uri: `${SERIES}${file}`,
  series: SERIES,
  profile,
  summary: { sections: [], references: [], ...(date !== undefined && { date: day(date) }) },
});
const seriesOn = (days: readonly string[], profile: Profile = plainProfile): Series => {
  const index = createMeetingIndex();
  for (const date of days) index.put(on(date, profile));
  return index.series[0]!;
};
/** Days from one on, every so many days. */
const every = (days: number, from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => iso(dateOfDay(dayNumber(day(from)) + index * days)));
const gaps = (series: Series, now: string) =>
  gapsOf(series, Date.parse(`${now}T12:00:00Z`)).map(({ day: first, missed }) => `${iso(first)} ${missed}`);

describe('the neighbours of a meeting', () => {
  const index = createMeetingIndex();
  const [first, one, other, last, undated] = [
    on('2023-08-10', curve),
    on('2023-08-24', curve),
    on('2023-08-24', curve, 'copy.md'),
    on('2023-09-07', curve),
    on(undefined, curve, 'notes.md'),
  ] as const;
  for (const meeting of [one, last, undated, other, first]) index.put(meeting);
  const series = index.series[0]!;

  it('are on the days before and after', () => {
    expect(previousOf(series, last)).toBe(one);
    expect(previousOf(series, other)).toBe(first);
    expect(nextOf(series, first)).toBe(other);
    expect(nextOf(series, one)).toBe(last);
    expect([previousOf(series, first), nextOf(series, last)]).toEqual([undefined, undefined]);
    expect([previousOf(series, undated), nextOf(series, undated)]).toEqual([undefined, undefined]);
  });

  it('may have the same day', () => {
    expect(sameDay(series)).toEqual([[one, other]]);
    expect(sameDay(seriesOn(['2023-08-24', '2023-09-07']))).toEqual([]);
  });
});

describe('the rhythm of a series', () => {
  it('is what its profile says', () => {
    expect(rhythmOf(seriesOn(['2023-08-22'], curve))).toEqual({ everyWeeks: 2, weekday: 4 });
  });

  it('is what the dates show, however some were moved or left out', () => {
    expect(rhythmOf(seriesOn(every(7, '2023-08-22', 8)))).toEqual({ everyWeeks: 1, weekday: 2 });
    const days = every(14, '2023-01-05', 14);
    expect(rhythmOf(seriesOn(days))).toEqual({ everyWeeks: 2, weekday: 4 });
    const shifted = days.map((each, index) => (index % 5 === 2 ? iso(addDays(day(each), 1)) : each));
    const some = shifted.filter((_, index) => index !== 1 && index !== 2 && index !== 9);
    expect(rhythmOf(seriesOn(some))).toEqual({ everyWeeks: 2, weekday: 4 });
  });

  it('is the one of today where it changed', () => {
    const days = [...every(7, '2021-01-05', 40), ...every(14, '2022-01-06', 30)];
    expect(rhythmOf(seriesOn(days))).toEqual({ everyWeeks: 2, weekday: 4 });
  });

  it('is unknown where none is to be seen', () => {
    expect(rhythmOf(seriesOn(['2023-08-10', '2023-08-24']))).toBeUndefined();
    const wild = ['2023-01-02', '2023-01-17', '2023-03-01', '2023-03-30', '2023-06-09', '2023-06-17'];
    expect(rhythmOf(seriesOn(wild))).toBeUndefined();
  });
});

describe('the gaps of a series', () => {
  const all = every(14, '2023-05-04', 10);

  it('are days on which a meeting was to be expected', () => {
    const series = seriesOn(all.filter((each) => each !== '2023-06-15' && each !== '2023-08-10'));
    expect(gaps(series, '2023-09-08')).toEqual(['2023-08-10 1', '2023-06-15 1']);
  });

  it('are not where a meeting was moved', () => {
    const moved = all.map((each) => (each === '2023-06-29' ? '2023-07-03' : each));
    expect(gaps(seriesOn(moved, curve), '2023-09-08')).toEqual([]);
  });

  it('are one for a pause, and none for public holidays', () => {
    const paused = seriesOn([...all.slice(0, 3), ...all.slice(7)]);
    expect(gaps(paused, '2023-09-08')).toEqual(['2023-06-15 4']);
    const festival = ['2022-12-29', '2023-01-12', '2023-02-09'];
    expect(gaps(seriesOn(festival, curve), '2023-02-10')).toEqual([]);
    expect(gaps(seriesOn(festival, { ...plainProfile, rhythm: curve.rhythm! }), '2023-02-10')).toEqual([
      '2023-01-26 1',
    ]);
  });

  it('reach up to yesterday in the zone of the profile, until the series has ended', () => {
    const series = seriesOn(all, { ...curve, zone: 'Asia/Shanghai' });
    const at = (now: string) => gapsOf(series, Date.parse(now)).map(({ day: first }) => iso(first));
    expect(all.at(-1)).toBe('2023-09-07');
    expect(at('2023-09-21T15:59:00Z')).toEqual([]);
    expect(at('2023-09-21T16:01:00Z')).toEqual(['2023-09-21']);
    expect(at('2024-09-21T16:01:00Z')).toEqual([]);
  });

  it('are not where meetings were less often for a while, unless the profile says how often they are', () => {
    const days = [...every(28, '2022-01-06', 10), ...every(14, '2022-10-13', 24)];
    expect(gaps(seriesOn(days), '2023-09-14')).toEqual([]);
    const declared = { ...plainProfile, rhythm: { ...curve.rhythm!, everyWeeks: 2 } };
    expect(gaps(seriesOn(every(28, '2022-01-06', 3), declared), '2022-03-04')).toEqual([
      '2022-02-17 1',
      '2022-01-20 1',
    ]);
  });
});

describe('the state of minutes', () => {
  const text = [
    '## 时间',
    '2023/08/24 19:00~19:30',
    '## 加入会议',
    '```\n#腾讯会议：123-4567-8901\n```',
    '## 会议内容',
    '### 一、近期工作',
    '- 甲',
    '### 二、开源社区活动和外部会议',
    '- 乙',
    '### 三、近期公众号文章',
    '- https://mp.weixin.qq.com/s/abcdefgh12345',
    '### 四、答疑 & 交流',
    '- Q：何时？\n  九月。',
    '',
  ].join('\n\n');
  const stateAt = (
    words: string,
    now: string,
    tier: 'first' | 'second' = 'second',
    name = '2023-08-24.md',
  ) => {
    const uri = `${SERIES}${name}`;
    const { summary, details } = scanMeeting(createSourceText(uri, 1, words), curve);
    const first = { uri, series: SERIES, profile: curve, summary };
    return stateOf(tier === 'first' ? first : { ...first, details }, Date.parse(now));
  };

  it('is draft until the meeting has ended in the zone of the profile', () => {
    expect(stateAt(text, '2023-08-24T11:29:00Z')).toBe('draft');
    expect(stateAt(text, '2023-08-24T11:30:00Z')).toBe('done');
    const open = text.replace('~19:30', '');
    expect(stateAt(open, '2023-08-24T15:59:00Z')).toBe('draft');
    expect(stateAt(open, '2023-08-24T16:00:00Z')).toBe('done');
    const late = text.replace('19:00~19:30', '23:00~01:00');
    expect(stateAt(late, '2023-08-24T16:59:00Z')).toBe('draft');
    expect(stateAt(late, '2023-08-24T17:00:00Z')).toBe('done');
  });

  it('is due while something is missing', () => {
    const after = '2023-08-25T00:00:00Z';
    expect(stateAt(text.replace('### 三、近期公众号文章', ''), after, 'first')).toBe('due');
    const unanswered = text.replace('\n  九月。', '');
    expect(stateAt(unanswered, after, 'first')).toBe('done');
    expect(stateAt(unanswered, after)).toBe('due');
    expect(stateAt(text.replace('- 乙', '-'), after)).toBe('due');
    expect(stateAt(text.replace('- 乙', '![](https://example.org/a.png)'), after)).toBe('done');
    expect(stateAt('话', after, 'second', 'notes.md')).toBe('due');
  });
});

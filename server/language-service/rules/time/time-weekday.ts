import { dateExists, weekdayOf } from '../../calendar/date.ts';
import type { MomentReading, PlainDate, WeekdayReading } from '../../calendar/reading.ts';
import { weekdayLike } from '../../calendar/weekday-like.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Finding, Rule } from '../rule.ts';
import { daySources } from './day-sources.ts';

export const timeWeekday: Rule = {
  id: 'time-weekday',
  group: 'time',
  severity: 'warning',
  summary: message('A weekday that does not fit the date'),
  rationale: message(
    'Who reads “Wednesday, 24 August 2023” comes on the wrong day or not at all. The weekday of a series counts as well, unless the meeting itself is not on a day of the series.',
  ),
  examples: [
    {
      title: message('A weekday in the time line'),
      bad: '## 时间\n\n2023/08/24 ⟦周三⟧ 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 周四 19:00~19:30\n',
    },
    {
      title: message('An English weekday'),
      bad: '## 时间\n\n2023 Aug 24, 19:00~19:30 (⟦Wed⟧)\n',
      fixed: '## 时间\n\n2023 Aug 24, 19:00~19:30 (Thu)\n',
    },
    {
      title: message('The weekday of a series'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2023/08/10-2024/07/25 19:00-19:30, 每两周 (⟦周三⟧)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2023/08/10-2024/07/25 19:00-19:30, 每两周 (周四)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
    {
      title: message('The right weekday'),
      good: '## 时间\n\n2023/08/24（周四）19:00~19:30\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const { time, invitation } = minutes;
    const own = time && misfit(minutes, time.moment);
    if (own) yield own;
    const invited = invitation?.time?.moment && misfit(minutes, invitation.time.moment);
    if (invited) yield invited;
    const series = seriesMisfit(minutes);
    if (series) yield series;
  },
};

function misfit(minutes: Minutes, moment: MomentReading): Finding | undefined {
  const { date, weekday } = moment;
  if (!date || !weekday || !dateExists(date.date)) return undefined;
  if (weekday.weekday === weekdayOf(date.date)) return undefined;
  const witnesses = daySources(minutes).filter(
    ({ span, day }) =>
      span !== date.span && day && dateExists(day) && weekdayOf(day) === weekdayOf(date.date),
  );
  return report(minutes, weekday, date.date, slice(minutes.source, date.span), witnesses.length > 0);
}

/**
 * The weekday of a series that fits neither its first day nor the meeting's. Where only the meeting does not fit, it is not
 * the word that is wrong.
 */
export function seriesMisfit(minutes: Minutes): Finding | undefined {
  const reading = minutes.invitation?.recurrence?.reading;
  const { date } = minutes;
  if (!reading || !date || !dateExists(date) || reading.unit === 'day') return undefined;
  const [first] = reading.weekdays;
  if (!first || reading.weekdays.some(({ weekday }) => weekday === weekdayOf(date))) return undefined;
  const from = reading.from && dateExists(reading.from.date) ? reading.from : undefined;
  if (from && weekdayOf(from.date) !== weekdayOf(date)) return undefined;
  const words = from && slice(minutes.source, from.span);
  const shown = words ?? daySources(minutes).find(({ span }) => span)?.words ?? minutes.file.name;
  return report(minutes, first, date, shown, from !== undefined && reading.weekdays.length === 1);
}

function report(
  minutes: Minutes,
  reading: WeekdayReading,
  date: PlainDate,
  dateWords: string,
  safe: boolean,
): Finding {
  const words = slice(minutes.source, reading.span);
  const text = weekdayLike(words, weekdayOf(date));
  return {
    span: reading.span,
    message:
      text === undefined
        ? message('{0} is not on {1}.', dateWords, words)
        : message('{0} is {1}, not {2}.', dateWords, text, words),
    fixes:
      text === undefined
        ? []
        : [{ title: message('Write “{0}”', text), edits: [{ span: reading.span, text }], safe }],
  };
}

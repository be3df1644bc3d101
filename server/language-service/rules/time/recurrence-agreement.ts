import { dateExists, equalDates } from '../../calendar/date.ts';
import { formatDate } from '../../calendar/format-moment.ts';
import type { PlainDate, RecurrenceReading } from '../../calendar/reading.ts';
import { occursOn } from '../../calendar/recurrence.ts';
import type { InvitationField } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { type Message, message } from '../../text/message.ts';
import { fullLineSpan, lineAt, slice } from '../../text/source-text.ts';
import type { Rule } from '../rule.ts';
import { daySources } from './day-sources.ts';
import { seriesMisfit } from './time-weekday.ts';

export const recurrenceAgreement: Rule = {
  id: 'recurrence-agreement',
  group: 'time',
  severity: 'warning',
  summary: message('A meeting that is not on a day of the series that its invitation names'),
  rationale: message(
    'A line of an older series that was left in the invitation sends readers to the wrong day, and often to the wrong room. The times of the series do not matter, since one meeting may be longer.',
  ),
  examples: [
    {
      title: message('In the week between two meetings of the series'),
      file: '2023-04-13.md',
      bad: '## 时间\n\n2023/04/13 19:00 ~ 19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/04/13 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：⟦2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)⟧\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
      fixed:
        '## 时间\n\n2023/04/13 19:00 ~ 19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/04/13 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
    {
      title: message('After the end of the series'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：⟦2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)⟧\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
    {
      title: message('A meeting of the series that lasts longer than usual'),
      file: '2022-12-01.md',
      good: '# Curve 双周会 2022-12-01\n\n## 时间\n\n2022/12/01 19:00-20:00\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2022/12/01 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const field = minutes.invitation?.recurrence;
    const { date } = minutes;
    if (!field?.reading || !date || !dateExists(date)) return;
    const said = whyNot(minutes, field.reading, date);
    if (!said) return;
    yield {
      span: field.span,
      message: said,
      fixes: [
        {
          title: message('Remove the line of the series'),
          edits: [{ span: lineOf(minutes, field), text: '' }],
          safe: false,
        },
      ],
    };
  },
};

function whyNot(minutes: Minutes, reading: RecurrenceReading, date: PlainDate): Message | undefined {
  // A wrong weekday word is reported as such; the series is then judged by its first day.
  const judged = seriesMisfit(minutes) ? { ...reading, weekdays: [] } : reading;
  const day = wordsOfDay(minutes, date);
  const occurrence = occursOn(judged, date);
  if (occurrence === 'before' && reading.from) {
    return message(
      '{0} is before the series begins on {1}; paste the invitation of this meeting.',
      day,
      slice(minutes.source, reading.from.span),
    );
  }
  if (occurrence === 'after' && reading.until) {
    return message(
      '{0} is after the series ended on {1}; paste the invitation of this meeting.',
      day,
      slice(minutes.source, reading.until.span),
    );
  }
  if (occurrence !== 'no') return undefined;
  return message(
    '{0} is not a day of this series; paste the invitation of this meeting or remove the line.',
    day,
  );
}

/** The meeting's day as the document writes it. */
function wordsOfDay(minutes: Minutes, date: PlainDate): string {
  const sources = daySources(minutes).filter(({ day }) => day && equalDates(day, date));
  return (sources.find(({ kind }) => kind === 'time') ?? sources[0])?.words ?? formatDate(date, 'yyyy-MM-dd');
}

function lineOf({ source }: Minutes, field: InvitationField): { start: number; end: number } {
  return fullLineSpan(source, lineAt(source, field.span.start));
}

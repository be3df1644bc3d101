import { compareDates, daysBetween } from '../../calendar/date.ts';
import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';
import { openingSpan } from '../time/opening-span.ts';
import { periodOf } from './next-meeting.ts';

const BODY = '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n- 快照\n';
/** In periods: one meeting may be left out, and the next minutes be late. */
const LONG = 2.5;
/** In days: a series that rested for as long has ended. */
const ENDED = 365;

export const meetingOverdue: Rule = {
  id: 'meeting-overdue',
  group: 'series',
  severity: 'hint',
  summary: message('The latest meeting was long ago, by the rhythm of the series'),
  rationale: message(
    'The minutes of the next meeting were probably forgotten. It is said in the latest minutes only, after two and a half periods; after a year the series counts as ended.',
  ),
  examples: [
    {
      title: message('Six weeks after a meeting that is every two weeks'),
      bad: BODY.replace('时间', '⟦时间⟧'),
      now: '2023-10-05T12:00:00+08:00',
    },
    {
      title: message('Later minutes in the folder of another year'),
      good: BODY,
      now: '2023-10-05T12:00:00+08:00',
      latest: '2023-09-07',
    },
    {
      title: message('A series that ended'),
      good: BODY,
      now: '2024-10-05T12:00:00+08:00',
    },
  ],
  sees: 'opening',
  *check(minutes, context) {
    const { date } = minutes;
    const { today } = context;
    if (!date || !today || context.phase === 'before') return;
    const since = daysBetween(date, today);
    // The other meetings are only asked for when it matters.
    if (since > ENDED || since <= 7 * LONG) return;
    const period = periodOf(minutes, minutes.profile.rhythm ? [] : context.earlier);
    if (period === undefined || since <= period * LONG) return;
    const { latest } = context;
    if (latest && compareDates(latest, date) > 0) return;
    yield {
      span: openingSpan(minutes),
      message: message(
        'This is the latest meeting, {0} days ago; usually there is one every {1} days. Are minutes missing?',
        since,
        period,
      ),
    };
  },
};

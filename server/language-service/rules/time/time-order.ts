import type { MomentReading } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { type Message, message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { rewriteTime, timesSpan } from './compare-times.ts';
import { timeName } from './day-sources.ts';
import { endsBeforeStart, invitedTimes, isPossible, type MeetingTimes, minuteOf } from './meeting-times.ts';

export const timeOrder: Rule = {
  id: 'time-order',
  group: 'time',
  severity: 'error',
  summary: message('A meeting that ends before it starts, or at once'),
  rationale: message('A meeting past midnight (23:00~00:30) is fine.'),
  examples: [
    {
      title: message('Start and end swapped, as the invitation shows'),
      bad: '## 时间\n\n2023/08/24 ⟦19:30~19:00⟧\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('Start and end the same'),
      bad: '## 时间\n\n2023/08/24 ⟦19:00~19:00⟧\n',
    },
    {
      title: message('Past midnight'),
      good: '## 时间\n\n2023/08/24 23:00~00:30\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const own = minutes.time?.moment;
    const invited = minutes.invitation?.time?.moment;
    if (own && endsBeforeStart(own))
      yield report(minutes, own, message('the invitation'), invitedTimes(minutes));
    if (invited && endsBeforeStart(invited))
      yield report(minutes, invited, timeName(minutes), own && timesOf(own));
  },
};

/** The times of a moment, if they are in order. */
function timesOf(moment: MomentReading): MeetingTimes | undefined {
  const { start, end } = moment;
  if (!isPossible(start) || !isPossible(end) || endsBeforeStart(moment)) return undefined;
  return { start: start.time, end: end.time };
}

function report(
  minutes: Minutes,
  moment: MomentReading,
  other: Message,
  elsewhere: MeetingTimes | undefined,
): Finding {
  const span = timesSpan(moment);
  return {
    span,
    message: message('In “{0}” the end does not come after the start.', slice(minutes.source, span)),
    fixes: fixesFor(moment, other, elsewhere),
  };
}

/** The times that stand elsewhere come first; they are certain where one of the two times is the same or both are swapped. */
function fixesFor(
  moment: MomentReading,
  other: Message,
  elsewhere: MeetingTimes | undefined,
): readonly Fix[] {
  const { start, end } = moment;
  if (!start || !end) return [];
  const fixes: Fix[] = [];
  const swapped = { start: end.time, end: start.time };
  const isSwap =
    elsewhere?.end !== undefined &&
    minuteOf(elsewhere.start) === minuteOf(swapped.start) &&
    minuteOf(elsewhere.end) === minuteOf(swapped.end);
  if (elsewhere?.end) {
    const oneSame =
      minuteOf(elsewhere.start) === minuteOf(start.time) || minuteOf(elsewhere.end) === minuteOf(end.time);
    fixes.push(
      fix(moment, elsewhere.start, elsewhere.end, message('Use the times in {0}', other), isSwap || oneSame),
    );
  }
  if (!isSwap && minuteOf(swapped.start) < minuteOf(swapped.end)) {
    fixes.push(fix(moment, swapped.start, swapped.end, message('Swap start and end'), false));
  }
  return fixes;
}

function fix(
  { start, end }: MomentReading,
  newStart: MeetingTimes['start'],
  newEnd: MeetingTimes['start'],
  title: Message,
  safe: boolean,
): Fix {
  const edits = [
    ...(start && minuteOf(start.time) !== minuteOf(newStart) ? [rewriteTime(start, newStart)] : []),
    ...(end && minuteOf(end.time) !== minuteOf(newEnd) ? [rewriteTime(end, newEnd)] : []),
  ];
  return { title, edits, safe };
}

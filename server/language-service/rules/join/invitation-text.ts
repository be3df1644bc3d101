import { dateExists } from '../../calendar/date.ts';
import { formatDate, formatMoment } from '../../calendar/format-moment.ts';
import { occursOn } from '../../calendar/recurrence.ts';
import type { Minutes } from '../../model/minutes.ts';
import { slice } from '../../text/source-text.ts';
import { endsBeforeStart, isPossible, zoneShift } from '../time/meeting-times.ts';

/** How Tencent Meeting writes the zone of mainland China. */
const CHINA = ' (GMT+08:00) 中国标准时间 - 北京';
/** What is still to be written. */
export const OPEN = '待补充';

/** The line of an invitation that says when the meeting is, as the time line has it; undefined where that is not whole. */
export function invitationTimeLine(minutes: Minutes): string | undefined {
  const moment = minutes.time?.moment;
  const { date, start, end } = moment ?? {};
  if (!moment || !date || !dateExists(date.date) || !isPossible(start) || !isPossible(end)) return undefined;
  if (endsBeforeStart(moment) || zoneShift(moment, date.date, minutes.profile) !== 0) return undefined;
  const words = formatMoment({ date: date.date, start: start.time, end: end.time }, 'yyyy/MM/dd HH:mm-HH:mm');
  return `会议时间：${words}${minutes.profile.zone === 'Asia/Shanghai' ? CHINA : ''}`;
}

/** An invitation whose link and number are still to be put in, in a fence. */
export function invitationToFill(minutes: Minutes): string {
  const { name, join } = minutes.profile;
  const time = invitationTimeLine(minutes);
  const head = [...(name === '' ? [] : [`会议主题：${name}`]), ...(time === undefined ? [] : [time])];
  const entry = join.providers.includes('tencent')
    ? ['点击链接入会，或添加至会议列表：', OPEN, '', `#腾讯会议：${OPEN}`]
    : [`会议链接：${OPEN}`, `会议号：${OPEN}`];
  return ['```', ...head, ...(head.length > 0 ? [''] : []), ...entry, '```'].join('\n');
}

/**
 * The invitation of an earlier meeting of the series that this meeting belongs to, with this meeting's day; undefined where no
 * earlier one has a series that goes on until today.
 */
export function seriesInvitation(minutes: Minutes, earlier: readonly Minutes[]): string | undefined {
  const { date } = minutes;
  if (!date || !dateExists(date)) return undefined;
  for (const { invitation, source } of earlier) {
    const reading = invitation?.recurrence?.reading;
    if (
      !invitation?.link?.wellFormed ||
      !invitation.number?.series ||
      invitation.form !== 'fence' ||
      !reading
    )
      continue;
    if (occursOn(reading, date) !== 'yes') continue;
    const day = invitation.time?.moment?.date;
    const words = day
      ? source.text.slice(invitation.span.start, day.span.start) +
        formatDate(date, day.pattern) +
        source.text.slice(day.span.end, invitation.span.end)
      : slice(source, invitation.span);
    return words.replace(/\r\n?/g, '\n');
  }
  return undefined;
}

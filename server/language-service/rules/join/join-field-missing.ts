import { readMoment } from '../../calendar/read-moment.ts';
import type { Invitation, InvitationField } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { providers } from '../../model/providers.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineEndOf, lineSpan, slice } from '../../text/source-text.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { contentLines, isPasted, openValues } from './invitation-lines.ts';
import { invitationTimeLine } from './invitation-text.ts';
import { dialledDigits, groupDigits } from './meeting-number.ts';

export const joinFieldMissing: Rule = {
  id: 'join-field-missing',
  group: 'join',
  severity: 'warning',
  summary: message('An invitation that lost its link, its number, its time or its subject'),
  rationale: message(
    'A line is easily lost when an invitation is copied. Some join by the link, some by the number, and the time is what one compares; a missing subject is only a hint, and so is before the meeting what is still to be filled in. What nobody pasted, a link or a number written by hand, need not be whole.',
  ),
  examples: [
    {
      title: message('No link'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n⟦点击链接入会，或添加至会议列表：⟧\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('No time; the time line knows it'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n⟦会议主题：存储社区双周会⟧\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('No number; the line to dial in has it'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n⟦https://meeting.tencent.com/dm/aB3dE5fG7hJ9⟧\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n```\n',
    },
    {
      title: message('A link and a number that are still to come'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n点击链接入会，或添加至会议列表：\n⟦待补充⟧\n\n#腾讯会议：⟦待补充⟧\n```\n',
    },
    {
      title: message('No subject (a hint)'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n⟦会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京⟧\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A link written by hand'),
      good: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n',
    },
    {
      title: message('A service whose link is enough'),
      good: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\nTopic: Storage SIG\nTime: Aug 24, 2023 07:00 PM Beijing\n\nJoin Zoom Meeting\nhttps://zoom.us/j/12345678901\n```\n',
    },
  ],
  sees: 'opening',
  *check(minutes, { phase }) {
    const { invitation } = minutes;
    if (!invitation) return;
    const open = openValues(minutes, invitation);
    for (const span of open) {
      yield {
        span,
        message: message('“{0}” is still to be filled in.', slice(minutes.source, span)),
        ...(phase === 'before' && { severity: 'hint' }),
      };
    }
    // Where both are gone, there is no invitation at all.
    if (!isPasted(invitation) || (!invitation.link && !invitation.number)) return;
    if (!invitation.link && open.length === 0) yield missingLink(minutes, invitation);
    const numbered = invitation.provider === 'tencent';
    if (!invitation.number && numbered && open.length === 0) yield missingNumber(minutes, invitation);
    const { time } = invitation;
    const inCalendar = providers.some(({ id, inCalendar: is }) => is && id === invitation.provider);
    const isOpenRoom =
      invitation.kind === 'series' && !invitation.recurrence && invitation.number?.series !== true;
    if (!time) {
      if (!inCalendar && !isOpenRoom) yield missingTime(minutes, invitation);
    } else if (!open.some((span) => contains(time.span, span)) && !isWhole(time))
      yield unreadableTime(minutes, time);
    if (!invitation.subject && !inCalendar) yield missingSubject(minutes, invitation);
  },
};

/** Whether day and time can be read; a calendar leaves the year out. */
function isWhole({ text, moment }: NonNullable<Invitation['time']>): boolean {
  const day = moment?.date ?? readMoment(text, 0, { year: 2000 })?.date;
  return day !== undefined && moment?.start !== undefined;
}

function missingLink(minutes: Minutes, invitation: Invitation): Finding {
  const announced = contentLines(minutes, invitation).find(({ span }) =>
    /链接入会|join the meeting/i.test(slice(minutes.source, span)),
  );
  return {
    span: announced?.span ?? spanOf(minutes, invitation, invitation.number),
    message: message('The invitation has no link; paste it again.'),
  };
}

function missingNumber(minutes: Minutes, invitation: Invitation): Finding {
  const digits = dialledDigits(invitation);
  const finding = {
    span: spanOf(minutes, invitation, invitation.link),
    message: message('The invitation has no meeting number; paste it again.'),
  };
  const number =
    digits[0] !== undefined && digits.every((each) => each === digits[0])
      ? groupDigits(digits[0])
      : undefined;
  if (number === undefined) return finding;
  return {
    ...finding,
    fixes: [insertAfter(minutes, invitation.link ?? invitation, ['', `#腾讯会议：${number}`])],
  };
}

function missingTime(minutes: Minutes, invitation: Invitation): Finding {
  const text = invitation.provider === 'tencent' ? invitationTimeLine(minutes) : undefined;
  const empty = contentLines(minutes, invitation).find(({ span }) =>
    /^会议时间[ \t]*[:：]$/.test(slice(minutes.source, span)),
  );
  const before = invitation.subject ?? invitation.inviter;
  const finding = {
    span: empty?.span ?? spanOf(minutes, invitation, before),
    message: message('The invitation does not say when the meeting is.'),
  };
  if (text === undefined) return finding;
  if (empty) {
    const fix = { title: message('Write “{0}”', text), edits: [{ span: empty.span, text }], safe: true };
    return { ...finding, fixes: [fix] };
  }
  return before ? { ...finding, fixes: [insertAfter(minutes, before, [text])] } : finding;
}

function unreadableTime(minutes: Minutes, field: NonNullable<Invitation['time']>): Finding {
  const line = invitationTimeLine(minutes);
  const text = line?.slice(line.indexOf('：') + 1);
  return {
    span: field.span,
    message: message('“{0}” does not say on which day and from when to when the meeting is.', field.text),
    fixes:
      text === undefined
        ? []
        : [{ title: message('Write “{0}”', text), edits: [{ span: field.span, text }], safe: false }],
  };
}

function missingSubject(minutes: Minutes, invitation: Invitation): Finding {
  return {
    span: spanOf(minutes, invitation, invitation.time ?? invitation.inviter),
    severity: 'hint',
    message: message('The invitation has no subject; it says which meeting this is.'),
  };
}

/** The words of a field's line; the invitation's first line where there is no such field. */
function spanOf(minutes: Minutes, invitation: Invitation, field: InvitationField | undefined): Span {
  const lines = contentLines(minutes, invitation);
  const own = field && lines.find(({ line }) => line.start <= field.span.start && field.span.end <= line.end);
  return (own ?? lines[0])?.span ?? invitation.span;
}

/** Puts lines behind a field's line, with its quote marks before each. */
function insertAfter(
  { source }: Minutes,
  { span }: Pick<InvitationField, 'span'>,
  lines: readonly string[],
): Fix {
  const eol = lineEndOf(source);
  const line = lineSpan(source, lineAt(source, span.start));
  const prefix = /^(?:[ \t]*>)*[ \t]*/.exec(source.text.slice(line.start, line.end))?.[0] ?? '';
  const text = lines.map((words) => `${eol}${`${prefix}${words}`.trimEnd()}`).join('');
  return {
    title: message('Insert “{0}”', lines.at(-1) ?? ''),
    edits: [{ span: { start: line.end, end: line.end }, text }],
    safe: true,
  };
}

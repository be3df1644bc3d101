import type { Invitation, InvitationField } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineEndOf, lineSpan, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { contentLines, isPasted } from './invitation-lines.ts';
import { invitationTimeLine, isToBeFilled } from './invitation-text.ts';
import { dialledDigits, groupDigits } from './meeting-number.ts';

export const joinFieldMissing: Rule = {
  id: 'join-field-missing',
  group: 'join',
  severity: 'warning',
  summary: message('An invitation that lost its link, its number, its time or its subject'),
  rationale: message(
    'A line is easily lost when an invitation is copied. Some join by the link, some by the number, and the time is what one compares; a missing subject is only a hint. What nobody pasted, a link or a number written by hand, need not be whole.',
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
  *check(minutes) {
    const { invitation } = minutes;
    if (!invitation || !isPasted(invitation)) return;
    // Where both are gone, there is no invitation at all.
    if (!invitation.link && !invitation.number) return;
    if (isToBeFilled(slice(minutes.source, invitation.span))) return;
    if (!invitation.link) yield missingLink(minutes, invitation);
    if (!invitation.number && invitation.provider === 'tencent') yield missingNumber(minutes, invitation);
    if (!invitation.time) yield missingTime(minutes, invitation);
    else if (!invitation.time.moment?.date) yield unreadableTime(minutes, invitation.time);
    if (!invitation.subject) yield missingSubject(minutes, invitation);
  },
};

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
    fixes: [insertAfter(minutes, invitation, invitation.link, ['', `#腾讯会议：${number}`])],
  };
}

function missingTime(minutes: Minutes, invitation: Invitation): Finding {
  const line = invitation.provider === 'tencent' ? invitationTimeLine(minutes) : undefined;
  const before = invitation.subject ?? invitation.inviter;
  const finding = {
    span: spanOf(minutes, invitation, before),
    message: message('The invitation does not say when the meeting is.'),
  };
  return line === undefined || !before
    ? finding
    : { ...finding, fixes: [insertAfter(minutes, invitation, before, [line])] };
}

function unreadableTime(minutes: Minutes, field: InvitationField): Finding {
  const text = invitationTimeLine(minutes)?.replace(/^会议时间：/, '');
  return {
    span: field.span,
    message: message('No day can be read in “{0}”.', field.text),
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
  invitation: Invitation,
  field: InvitationField | undefined,
  lines: readonly string[],
): Fix {
  const eol = lineEndOf(source);
  const line = lineSpan(source, lineAt(source, field?.span.start ?? invitation.span.start));
  const prefix = /^(?:[ \t]*>)*[ \t]*/.exec(source.text.slice(line.start, line.end))?.[0] ?? '';
  const text = lines.map((words) => `${eol}${`${prefix}${words}`.trimEnd()}`).join('');
  return {
    title: message('Insert “{0}”', lines.at(-1) ?? ''),
    edits: [{ span: { start: line.end, end: line.end }, text }],
    safe: true,
  };
}

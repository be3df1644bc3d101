import type { Invitation, InvitationLink, InvitationNumber } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { providers } from '../../model/providers.ts';
import { message } from '../../text/message.ts';
import { editDistance } from '../../text/nearest.ts';
import { slice } from '../../text/source-text.ts';
import type { Finding, Rule } from '../rule.ts';
import { dialledDigits, groupDigits } from './meeting-number.ts';

const TENCENT = 'meeting.tencent.com';

export const joinMalformed: Rule = {
  id: 'join-malformed',
  group: 'join',
  severity: 'warning',
  summary: message('A meeting number or link that the meeting service cannot have given out'),
  rationale: message(
    'Tencent Meeting gives numbers of nine digits (123-456-789) to single meetings and of eleven (123-4567-8901) to series, and links that end in twelve characters. One that was cut short or mistyped leads nowhere. Services whose shapes are not known are left alone.',
  ),
  examples: [
    {
      title: message('A digit lost'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：⟦123-456-78⟧\n```\n',
    },
    {
      title: message('Digits in the wrong groups'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：⟦1234-567-8901⟧\n```\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
    {
      title: message('Blanks where the invitation had hyphens'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：⟦123 456 789⟧\n```\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A link cut short'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n⟦https://meeting.tencent.com/dm/aB3dE5f⟧\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A link without its scheme'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n⟦meeting.tencent.com/dm/aB3dE5fG7hJ9⟧\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A number that somebody wrote by hand'),
      good: '## 加入会议\n\n- 会议号：123 456 789\n- 链接：https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n',
    },
    {
      title: message('A webinar, and the number of a series'),
      good: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dw/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const { invitation } = minutes;
    if (!invitation) return;
    const { number } = invitation;
    if (number && !number.wellFormed) yield badNumber(invitation, number);
    else if (number) yield* otherGroups(minutes, invitation, number);
    if (invitation.link && !invitation.link.wellFormed) yield badLink(invitation, invitation.link);
  },
};

function badNumber(invitation: Invitation, { span, text, digits }: InvitationNumber): Finding {
  const said = message('“{0}” cannot be a meeting number; copy it again.', text);
  if (invitation.provider !== 'tencent') return { span, message: said };
  const dialled = dialledDigits(invitation);
  const agreed = dialled.every((each) => each === dialled[0]) ? dialled[0] : undefined;
  const regrouped = groupDigits(digits);
  const number = regrouped ?? (agreed === undefined ? undefined : groupDigits(agreed));
  if (number === undefined) return { span, message: said };
  return {
    span,
    message: message('“{0}” cannot be a meeting number; write “{1}”.', text, number),
    fixes: [
      {
        title: message('Write “{0}”', number),
        edits: [{ span, text: number }],
        safe: regrouped !== undefined || dialled.length > 1,
      },
    ],
  };
}

/** Tencent's own line, `#腾讯会议：`, always has the hyphens; what people write by hand may have blanks or nothing. */
function* otherGroups(
  { source }: Minutes,
  { provider }: Invitation,
  { span, line, text, digits }: InvitationNumber,
): Iterable<Finding> {
  const number = groupDigits(digits);
  if (provider !== 'tencent' || number === undefined || number === text) return;
  if (!/^[ \t>]*[#＃]/.test(slice(source, line))) return;
  yield {
    span,
    message: message('“{0}” is not written as the meeting service writes it; write “{1}”.', text, number),
    fixes: [{ title: message('Write “{0}”', number), edits: [{ span, text: number }], safe: true }],
  };
}

function badLink(invitation: Invitation, { span, text }: InvitationLink): Finding {
  const repaired = repairLink(
    text,
    invitation.provider === 'tencent' || invitation.number?.series !== undefined,
  );
  if (repaired === undefined) {
    return { span, message: message('“{0}” does not lead to a meeting; copy the link again.', text) };
  }
  return {
    span,
    message: message('“{0}” does not lead to a meeting; write “{1}”.', text, repaired),
    fixes: [{ title: message('Write “{0}”', repaired), edits: [{ span, text: repaired }], safe: true }],
  };
}

/** The link with `https://` and, where it is Tencent's and one or two characters are wrong, with the right host. */
function repairLink(text: string, isTencent: boolean): string | undefined {
  const match = /^(?:https?:?\/{0,2})?([^/?#]+)(.*)$/i.exec(text);
  const [, host = '', path = ''] = match ?? [];
  const mistyped = isTencent && host !== TENCENT && editDistance(host.toLowerCase(), TENCENT, 2) <= 2;
  const right = mistyped ? TENCENT : host;
  const provider = providers.find((each) => each.host.test(right));
  return provider?.path.test(path) ? `https://${right}${path}` : undefined;
}

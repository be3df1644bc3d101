import type { DialIn, Invitation, InvitationNumber } from '../../model/invitation.ts';
import { message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';
import { dialledDigits, digitsLike } from './meeting-number.ts';

export const joinNumber: Rule = {
  id: 'join-number',
  group: 'join',
  severity: 'warning',
  summary: message('A meeting number other than the one to be dialled after the telephone number'),
  rationale: message(
    'One of them leads into another meeting. Where two or more lines to dial in with agree, the number is marked; otherwise the line that differs from it.',
  ),
  examples: [
    {
      title: message('One line to dial in with, left from another meeting'),
      bad: '## 加入会议\n\n```\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n+8600000000000,,⟦123456780⟧# (中国大陆)\n```\n',
      fixed:
        '## 加入会议\n\n```\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n```\n',
    },
    {
      title: message('Two lines to dial in with agree against the number'),
      bad: '## 加入会议\n\n```\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：⟦123-456-798⟧\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n+85200000000,,,2,123456789# (中国香港)\n```\n',
      fixed:
        '## 加入会议\n\n```\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n+85200000000,,,2,123456789# (中国香港)\n```\n',
    },
    {
      title: message('Telephone numbers without a meeting number'),
      good: '## 加入会议\n\n```\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n\n根据您的位置拨号\n+8600000000000 (中国大陆)\n```\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const { invitation } = minutes;
    const number = invitation?.number;
    // A number with the wrong count of digits is reported as such.
    if (!invitation || !number?.wellFormed) return;
    const dialled = dialledDigits(invitation);
    const [first] = dialled;
    if (first === undefined || dialled.every((digits) => digits === number.digits)) return;
    if (dialled.length > 1 && dialled.every((digits) => digits === first)) yield wrongNumber(number, first);
    else yield* wrongLines(invitation, number);
  },
};

function wrongNumber({ span, text }: InvitationNumber, dialled: string): Finding {
  const right = digitsLike(text, dialled);
  return {
    span,
    message: message('The number is {0}, but the lines to dial in with have {1}.', text, dialled),
    fixes: [{ title: message('Write “{0}”', right), edits: [{ span, text: right }], safe: true }],
  };
}

function* wrongLines(invitation: Invitation, number: InvitationNumber): Iterable<Finding> {
  const dialled = dialledDigits(invitation);
  // Another line to dial in with bears the number out.
  const certain = dialled.includes(number.digits);
  for (const dialIn of invitation.dialIns) {
    if (dialIn.digits === undefined || dialIn.digits === number.digits) continue;
    const span = digitsIn(dialIn, dialIn.digits);
    yield {
      span,
      message: message(
        '{0} is dialled here, but the number of the meeting is {1}.',
        dialIn.digits,
        number.text,
      ),
      related: [{ span: number.span, message: message('The number of the meeting') }],
      fixes: [
        {
          title: message('Write “{0}”', number.digits),
          edits: [{ span, text: number.digits }],
          safe: certain,
        },
      ],
    };
  }
}

/** Where the meeting number stands in the line; the whole field where it is written with marks. */
function digitsIn({ span, text }: DialIn, digits: string): Span {
  const at = text.lastIndexOf(digits);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + digits.length };
}

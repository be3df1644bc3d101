import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';

export const joinReused: Rule = {
  id: 'join-reused',
  group: 'join',
  severity: 'hint',
  summary: message('A number for one meeting that an earlier meeting had already'),
  rationale: message(
    'Such a number ends with its meeting, so that the invitation is probably a copy of the last one. Numbers of a series come back on purpose.',
  ),
  examples: [
    {
      title: message('The number of the last meeting'),
      bad: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：⟦123-456-789⟧\n```\n',
      earlier: {
        '2023-08-10.md':
          '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/10 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      },
    },
    {
      title: message('The number of a series'),
      good: '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
      earlier: {
        '2023-08-10.md':
          '## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/10 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
      },
    },
  ],
  sees: 'opening',
  *check(minutes, { earlier }) {
    const number = minutes.invitation?.number;
    if (number?.series !== false) return;
    const before = earlier.find((each) => each.invitation?.number?.digits === number.digits);
    const beforeNumber = before?.invitation?.number;
    if (!before || !beforeNumber) return;
    yield {
      span: number.span,
      message: message(
        '{0} is a number for one meeting, and “{1}” had it already; paste the invitation of this meeting.',
        number.text,
        before.file.name,
      ),
      related: [
        {
          uri: before.source.uri,
          span: beforeNumber.span,
          message: message('The number in “{0}”', before.file.name),
        },
      ],
    };
  },
};

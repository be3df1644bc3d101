import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';

/** Subjects that services give a meeting which nobody named. */
const defaults =
  /^.{1,60}(?:(?:预定|发起|创建|安排)的(?:网络|视频)?会议|(?<!社区|小组|工作组|项目)的(?:快速会议|视频会议|个人会议室?))$|^.{1,60}['’]s (?:(?:Zoom|Personal|Scheduled) Meeting(?: Room)?|meeting)$|^(?:My|Zoom) Meeting$/iu;

export const joinSubject: Rule = {
  id: 'join-subject',
  group: 'join',
  severity: 'hint',
  summary: message('An invitation with the subject that the service made up'),
  rationale: message(
    '“Somebody’s meeting” does not tell the reader which meeting this is; the community’s name does.',
  ),
  examples: [
    {
      title: message('The default subject of Tencent Meeting'),
      bad: '## 加入会议\n\n```\n会议主题：⟦小麦预定的会议⟧\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：Curve 双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A subject of its own'),
      good: '## 加入会议\n\n```\n会议主题：0824 存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const subject = minutes.invitation?.subject;
    if (!subject || !defaults.test(subject.text.trim())) return;
    const { name } = minutes.profile;
    yield {
      span: subject.span,
      message: message('“{0}” does not say which meeting this is.', subject.text),
      fixes:
        name === ''
          ? []
          : [
              {
                title: message('Write “{0}”', name),
                edits: [{ span: subject.span, text: name }],
                safe: false,
              },
            ],
    };
  },
};

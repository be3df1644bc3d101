import type { Invitation } from '../../model/invitation.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';
import { linksWithin } from '../../model/passage.ts';
import { headingText } from '../../model/section-place.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineEndOf, lineSpan, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Fix, Rule, RuleContext } from '../rule.ts';
import { openingSpan } from '../time/opening-span.ts';
import { fillSection, insertBlock, placeSection, sectionOfRole, specOfRole } from '../time/place-section.ts';
import { contentLines, openValues } from './invitation-lines.ts';
import { invitationToFill, OPEN, seriesInvitation } from './invitation-text.ts';

/** A meeting that one goes to, or whose invitation is elsewhere. */
const elsewhere =
  /线下|现场|面对面|日历|日程|邮件|(?:见|看|在|发)[^，。\r\n]{0,6}(?:群|公告)|calendar|in[- ]person|on[- ]?site|offline|e-?mail/i;

export const joinMissing: Rule = {
  id: 'join-missing',
  group: 'join',
  severity: 'error',
  summary: message('No invitation: neither a link nor a number to join with'),
  rationale: message(
    'Readers who want to come to the next meeting look here for the way in. Before the meeting, for one that people meet at in person, and where the text points to a calendar, it is only a hint.',
  ),
  examples: [
    {
      title: message('No section for the invitation'),
      bad: '## ⟦时间⟧\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：Curve 双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\n点击链接入会，或添加至会议列表：\n待补充\n\n#腾讯会议：待补充\n```\n\n## 会议内容\n\n### 一、近期工作\n',
    },
    {
      title: message('A section without words, and a series that goes on'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## ⟦加入会议⟧\n\n## 会议内容\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2023/06/15-2024/05/02 19:00-19:30, 每两周 (周四)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n\n## 会议内容\n',
      earlier: {
        '2023-08-10.md':
          '## 时间\n\n2023/08/10 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/10 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2023/06/15-2024/05/02 19:00-19:30, 每两周 (周四)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n\n## 会议内容\n',
      },
    },
    {
      title: message('The heading above the invitation is lost'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n```\n⟦会议主题：存储社区双周会⟧\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('A number alone is enough to get in'),
      good: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n腾讯会议：123-456-789\n',
    },
    {
      title: message('A link to another service'),
      good: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n[会议室](https://live.example.org/rooms/storage)\n',
    },
  ],
  *check(minutes, context) {
    const finding = checkInvitation(minutes, context);
    if (finding) yield finding;
  },
};

function checkInvitation(minutes: Minutes, context: RuleContext): Finding | undefined {
  const { invitation } = minutes;
  const section = sectionOfRole(minutes, 'join');
  const spec = specOfRole(minutes.layout, 'join');
  if (invitation && (invitation.link || invitation.number)) {
    const { standing, bold } = outlineOf(minutes);
    return !section && spec?.required && !standing.has(spec) && !bold.has(spec)
      ? withoutHeading(minutes, spec, invitation)
      : undefined;
  }
  if (section) return withoutInvitation(minutes, section, context);
  if (!spec?.required) return undefined;
  return {
    span: openingSpan(minutes),
    message: message('The section “{0}” with the invitation is missing.', spec.name),
    ...(context.phase === 'before' && { severity: 'hint' }),
    fixes: fixesFor(minutes, context, (words) => placeSection(minutes, spec, words)),
  };
}

/** The invitation is there, its heading is not, or is called something that nobody knows. */
function withoutHeading(minutes: Minutes, spec: SectionSpec, invitation: Invitation): Finding {
  const { source } = minutes;
  const holder = minutes.sections.find(
    (section) =>
      !section.spec && slice(source, section.body).trim() === slice(source, invitation.span).trim(),
  );
  if (holder) {
    return {
      span: holder.label,
      message: message('The section “{0}” is missing; this one holds the invitation.', spec.name),
      fixes: [
        {
          title: message('Call this section “{0}”', spec.name),
          edits: [{ span: holder.label, text: spec.name }],
          safe: false,
        },
      ],
    };
  }
  return {
    span: contentLines(minutes, invitation)[0]?.span ?? invitation.span,
    message: message('The heading “{0}” is missing above the invitation.', spec.name),
    fixes: [
      {
        title: message('Insert the heading “{0}”', spec.name),
        edits: [insertBlock(minutes, invitation.span.start, headingText(minutes, spec))],
        safe: true,
      },
    ],
  };
}

function withoutInvitation(minutes: Minutes, section: Section, context: RuleContext): Finding | undefined {
  const words = slice(minutes.source, section.body);
  // Each value that is to be filled in is reported where it stands.
  if (minutes.invitation && openValues(minutes, minutes.invitation).length > 0) return undefined;
  // An image may be a code to scan.
  const linked = linksWithin(minutes, section.span).some(
    ({ form, target }) => target.kind === 'web' || form === 'image' || form === 'html-image',
  );
  if (linked && !minutes.invitation) return undefined;
  const mild = context.phase === 'before' || elsewhere.test(words);
  const empty = words.trim() === '';
  return {
    span: section.label,
    message: empty
      ? message(
          '“{0}” is empty; paste the invitation with its link and number.',
          slice(minutes.source, section.label),
        )
      : message('“{0}” has neither a link nor a number to join with.', slice(minutes.source, section.label)),
    ...(mild && { severity: 'hint' }),
    fixes: fixesFor(minutes, context, (text) =>
      empty ? fillSection(minutes, section, text) : appendTo(minutes, section, text),
    ),
  };
}

function fixesFor(
  minutes: Minutes,
  { earlier }: RuleContext,
  edit: (words: string) => TextEdit,
): readonly Fix[] {
  const series = seriesInvitation(minutes, earlier);
  const open = edit(invitationToFill(minutes));
  return [
    ...(series === undefined
      ? []
      : [{ title: message('Insert the invitation of the series'), edits: [edit(series)], safe: false }]),
    {
      title: message('Insert an invitation to fill in'),
      edits: [open],
      safe: false,
      caret: { edit: 0, offset: Math.max(open.text.indexOf(OPEN), 0) },
    },
  ];
}

/** Puts words behind those of a section. */
function appendTo({ source }: Minutes, section: Section, words: string): TextEdit {
  const eol = lineEndOf(source);
  const last = section.body.start + slice(source, section.body).trimEnd().length;
  const { end } = lineSpan(source, lineAt(source, last));
  return { span: { start: end, end }, text: `${eol}${eol}${words.replaceAll('\n', eol)}` };
}

import { hollowListsIn } from '../../model/is-content.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { headingStart, outlineOf, standingNamesIn, subtreeEnd } from '../../model/outline.ts';
import { message } from '../../text/message.ts';
import type { Finding, Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';
import { isEmpty } from './section-content.ts';

export const sectionDuplicate: Rule = {
  id: 'section-duplicate',
  group: 'structure',
  severity: 'warning',
  summary: message('A section of the layout stands twice'),
  rationale: message(
    'What is written under the second heading of the same name is easily missed, and links to the name lead to the first. Only an empty one is taken away by the fix; which words go where is yours to say.',
  ),
  examples: [
    {
      title: message('The same heading again'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 二、⟦近期工作⟧\n\n- 克隆\n',
    },
    {
      title: message('One of the two is empty'),
      bad: '## 会议内容\n\n### 一、⟦近期工作⟧\n\n### 一、近期工作\n\n- 克隆\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n- 克隆\n',
    },
    {
      title: message('Topics of the same name in different sections'),
      good: '## 会议内容\n\n### 一、近期工作\n\n#### 块存储\n\n- 快照\n\n### 二、开源社区\n\n#### 块存储\n\n- 活动\n',
    },
  ],
  concern: ({ piece }, minutes) => ({
    hollow: hollowListsIn(piece),
    names: standingNamesIn(piece, minutes),
  }),
  *check(minutes) {
    for (const [again, first] of outlineOf(minutes).repeated) yield finding(minutes, again, first);
  },
};

function finding(minutes: Minutes, again: Section, first: Section): Finding {
  const useless = [again, first].find((section) => isEmpty(minutes, section));
  const odd = useless ?? again;
  const other = odd === again ? first : again;
  return {
    span: odd.label,
    message: message('The section “{0}” stands twice.', headingWords(minutes, odd)),
    related: [{ span: other.label, message: message('The other “{0}”', headingWords(minutes, other)) }],
    ...(useless && {
      unnecessary: true,
      fixes: [
        {
          title: message('Remove the empty “{0}”', headingWords(minutes, odd)),
          edits: [{ span: { start: headingStart(minutes, odd), end: subtreeEnd(minutes, odd) }, text: '' }],
          safe: true,
        },
      ],
    }),
  };
}

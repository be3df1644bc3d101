import { hollowListsIn, isContent } from '../../model/is-content.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { isTitle, outlineOf } from '../../model/outline.ts';
import { headingsIn } from '../../model/read-headings.ts';
import { topicNames } from '../../model/wanted-levels.ts';
import type { SectionRole } from '../../profiles/profile.ts';
import { message } from '../../text/message.ts';
import { lineEndOf } from '../../text/source-text.ts';
import type { Fix, Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';
import { emptySections } from './section-content.ts';

/** Their own rules say more of these. */
const LEFT_TO_OTHERS: readonly SectionRole[] = ['time', 'join', 'agenda'];

export const sectionEmpty: Rule = {
  id: 'section-empty',
  group: 'structure',
  severity: 'hint',
  summary: message('Nothing was written into a section'),
  rationale: message(
    'After the meeting an empty section leaves open whether there was nothing or nobody wrote it down; a word like 无 says it. Nothing is said before the meeting is over, nor of a heading of the meeting’s own, which may say all by itself; a picture is content.',
  ),
  examples: [
    {
      title: message('Nobody wrote down what was asked'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 四、⟦答疑 & 交流⟧\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('A topic left over'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n#### ⟦Curve文件存储⟧\n\n- \n\n#### Curve块存储\n\n- 快照\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n#### Curve文件存储\n\n无\n\n#### Curve块存储\n\n- 快照\n',
    },
    {
      title: message('A section that says that there was nothing'),
      good: '## 会议内容\n\n### 一、近期工作\n\n#### 块存储\n\n- 快照\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('Before the meeting'),
      now: '2023-08-24T10:00:00Z',
      good: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n### 四、答疑 & 交流\n',
    },
  ],
  concern: ({ piece }, { profile }) => ({
    hollow: hollowListsIn(piece),
    emptyTopic:
      !piece.root.children.slice(1).some(isContent) &&
      headingsIn(piece).some(({ name }) => topicNames(profile).has(name)),
  }),
  *check(minutes, { phase }) {
    if (phase === 'before') return;
    const { specs, parents } = outlineOf(minutes);
    const topics = topicNames(minutes.profile);
    const empty = emptySections(minutes);
    for (const section of empty) {
      const parent = parents.get(section);
      if ((parent && empty.has(parent)) || isTitle(minutes, section)) continue;
      const role = specs.get(section)?.role;
      const own = role ? !LEFT_TO_OTHERS.includes(role) : topics.has(section.name);
      if (!own) continue;
      yield {
        span: section.label,
        message: message('Nothing stands under “{0}”.', headingWords(minutes, section)),
        fixes: [sayNothing(minutes, section)],
      };
    }
  },
};

/** Says in the language of the heading that there was nothing: instead of an item without words, else right below the heading. */
function sayNothing({ source }: Minutes, { label, heading, body }: Section): Fix {
  const { text } = source;
  const word = /\p{Script=Han}/u.test(text.slice(label.start, label.end)) ? '无' : 'None';
  const title = message('Say that there was nothing: “{0}”', word);
  const item = /^\s*((?:[-*+]|\d{1,9}[.)])[ \t]*)\s*$/.exec(text.slice(body.start, body.end));
  if (item?.[1] !== undefined) {
    const start = body.start + item[0].indexOf(item[1]);
    return { title, edits: [{ span: { start, end: start + item[1].length }, text: word }], safe: false };
  }
  const end = lineEndOf(source);
  const span = { start: heading.end, end: heading.end };
  return { title, edits: [{ span, text: `${end}${end}${word}` }], safe: false };
}

import type { Minutes, Section } from '../../model/minutes.ts';
import { moveSection } from '../../model/move-section.ts';
import { outlineOf, parentSpec } from '../../model/outline.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { type Message, message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';

export const sectionOrder: Rule = {
  id: 'section-order',
  group: 'structure',
  severity: 'warning',
  summary: message('A section stands in another order than the layout’s'),
  rationale: message(
    'Minutes that all have one order can be read fast. Only sections of the layout have an order; sections of the meeting’s own may stand anywhere. The fix moves a section with all that is in it and changes nothing but the ordinals.',
  ),
  examples: [
    {
      title: message('A section too early'),
      bad: '## 会议内容\n\n### 四、⟦答疑 & 交流⟧\n\n无\n\n### 一、近期工作\n\n- 快照\n\n### 二、开源社区\n\n- 活动\n\n### 三、近期公众号文章\n\n无\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 二、开源社区\n\n- 活动\n\n### 三、近期公众号文章\n\n无\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('Moved and numbered along'),
      bad: '## 会议内容\n\n### 一、⟦答疑 & 交流⟧\n\n无\n\n### 二、近期工作\n\n- 快照\n\n### 三、开源社区\n\n- 活动',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 二、开源社区\n\n- 活动\n\n### 三、答疑 & 交流\n\n无',
    },
    {
      title: message('Sections of the meeting’s own stand anywhere'),
      file: '2023-04-13.md',
      good: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、控制台\n\n无\n\n### 三、答疑 & 交流\n\n无\n\n### 四、专题交流\n\n无\n',
    },
  ],
  *check(minutes) {
    const { specs, misplaced } = outlineOf(minutes);
    for (const section of misplaced) {
      const spec = specs.get(section);
      if (!spec) continue;
      const edits = moveSection(minutes, section, spec);
      yield {
        span: section.label,
        message: where(minutes, section, spec),
        ...(edits.length > 0 && {
          fixes: [
            { title: message('Move “{0}” to its place', headingWords(minutes, section)), edits, safe: true },
          ],
        }),
      };
    }
  },
};

/** In the words of a neighbour that stands right. */
function where(minutes: Minutes, section: Section, spec: SectionSpec): Message {
  const { standing, misplaced } = outlineOf(minutes);
  const owner = parentSpec(minutes.layout, spec);
  const siblings = owner ? owner.sections : minutes.layout.sections;
  const settled = (specs: readonly SectionSpec[]): Section[] =>
    specs.flatMap((each) => standing.get(each) ?? []).filter((each) => !misplaced.has(each));
  const next = settled(siblings.slice(siblings.indexOf(spec) + 1))[0];
  const previous = settled(siblings.slice(0, siblings.indexOf(spec))).at(-1);
  const words = headingWords(minutes, section);
  if (next && next.heading.start < section.heading.start) {
    return message('“{0}” belongs before “{1}”.', words, headingWords(minutes, next));
  }
  if (previous) return message('“{0}” belongs behind “{1}”.', words, headingWords(minutes, previous));
  if (next) return message('“{0}” belongs before “{1}”.', words, headingWords(minutes, next));
  const parent = owner && standing.get(owner);
  return parent
    ? message('“{0}” belongs in “{1}”.', words, headingWords(minutes, parent))
    : message('“{0}” stands in the wrong place.', words);
}

import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { normaliseName } from '../../profiles/section-name.ts';
import { message } from '../../text/message.ts';
import { editDistance } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';

export const sectionName: Rule = {
  id: 'section-name',
  group: 'structure',
  severity: 'warning',
  summary: message('A section has a mistyped name, or one that is out of use'),
  rationale: message(
    'One name for one section lets readers and tools find it in all minutes. A name that was right when the meeting was held is left alone, and so is a section of the meeting’s own.',
  ),
  examples: [
    {
      title: message('A former name'),
      bad: '### 四、⟦问答⟧\n\n无\n',
      fixed: '### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('A slip of the pen'),
      bad: '### 一、⟦近期工做⟧\n\n无\n',
      fixed: '### 一、近期工作\n\n无\n',
    },
    {
      title: message('Other words where the section should be'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、⟦社区⟧\n\n无\n\n### 三、近期公众号文章\n\n无\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区活动和外部会议\n\n无\n\n### 三、近期公众号文章\n\n无\n',
    },
    {
      title: message('Names that were right at their time'),
      file: '2022-08-18.md',
      good: '# Curve 双周会 2022-08-18\n\n## 会议纪要\n\n### 近期工作同步\n\n无\n\n### 问答\n\n无\n',
    },
    {
      title: message('A slip of the pen in an older layout'),
      file: '2022-12-29.md',
      bad: '## 会议内容\n\n### 一、⟦近期工做⟧\n\n无\n\n### 二、开源社区动态\n\n无\n\n## 答疑 & 交流\n\n无\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区动态\n\n无\n\n## 答疑 & 交流\n\n无\n',
    },
    {
      title: message('A section of the meeting’s own beside the right one'),
      good: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区\n\n无\n\n### 三、社区活动回顾\n\n无\n',
    },
  ],
  *check(minutes) {
    for (const [spec, section] of outlineOf(minutes).standing) {
      if (!isWrong(minutes, section, spec)) continue;
      const name = rightName(section, spec);
      yield {
        span: section.label,
        message: message(
          'The section “{0}” is called “{1}” in these minutes.',
          headingWords(minutes, section),
          name,
        ),
        fixes: [
          {
            title: message('Rename to “{0}”', name),
            edits: [{ span: section.label, text: name }],
            safe: true,
          },
        ],
      };
    }
  },
};

/** In the newest layout each name has to be right; how older ones varied theirs is nobody's business any more, a slip of the pen is. */
function isWrong(minutes: Minutes, section: Section, spec: SectionSpec): boolean {
  if (outlineOf(minutes).renamed.has(section)) return isNewest(minutes);
  if (section.match !== 'near') return section.match === 'former';
  return isNewest(minutes) || isSlip(normaliseName(section.name), spec);
}

function isNewest({ layout, profile }: Minutes): boolean {
  return layout === profile.layouts.at(-1);
}

/** One character for another, or two that changed places. */
function isSlip(words: string, spec: SectionSpec): boolean {
  return [spec.name, ...spec.aliases].map(normaliseName).some((name) => {
    return name.length === words.length && editDistance(words, name, 1) <= 1;
  });
}

/** The section's own name, unless the heading is one slip away from another that is as good. */
function rightName(section: Section, spec: SectionSpec): string {
  const words = normaliseName(section.name);
  if (section.match !== 'near' || normaliseName(spec.name).startsWith(words)) return spec.name;
  return spec.aliases.find((alias) => editDistance(words, normaliseName(alias), 1) <= 1) ?? spec.name;
}

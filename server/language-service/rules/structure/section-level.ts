import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';
import { message } from '../../text/message.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Rule } from '../rule.ts';
import { marksOf, setLevel } from './heading-marks.ts';
import { headingWords } from './heading-words.ts';

export const sectionLevel: Rule = {
  id: 'section-level',
  group: 'structure',
  severity: 'warning',
  summary: message(
    'A section stands at a level that the layout does not allow, or a topic at level 1 inside the notes',
  ),
  rationale: message(
    'The outline and the table of contents put a section where its level says: too high, and all that follows belongs to it; too low, and it hides in the section before.',
  ),
  examples: [
    {
      title: message('A section too low'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n无\n\n⟦####⟧ 二、开源社区\n\n无\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区\n\n无\n',
    },
    {
      title: message('A section too high, with the topics in it'),
      bad: '## 会议内容\n\n⟦##⟧ 一、近期工作\n\n### 快照\n\n无\n\n### 二、开源社区\n\n无\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n#### 快照\n\n无\n\n### 二、开源社区\n\n无\n',
    },
    {
      title: message('Level 1 inside the notes'),
      file: '2022-05-26.md',
      bad: '# Curve 双周会 2022-05-26\n\n## 会议内容\n\n### v2.2.0 版本\n\n无\n\n⟦#⟧ 部署工具\n\n无\n',
      fixed: '# Curve 双周会 2022-05-26\n\n## 会议内容\n\n### v2.2.0 版本\n\n无\n\n### 部署工具\n\n无\n',
    },
    {
      title: message('A topic inside another one'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n#### Curve文件存储\n\n- 快照\n\n⟦#####⟧ Curve块存储\n\n- 克隆\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n#### Curve文件存储\n\n- 快照\n\n#### Curve块存储\n\n- 克隆\n',
    },
    {
      title: message('Levels that the layout of the time allowed'),
      file: '2022-12-29.md',
      good: '# Curve 双周会 2022-12-29\n\n## 会议内容\n\n### 一、近期工作\n\n无\n\n## 答疑 & 交流\n\n无\n',
    },
  ],
  *check(minutes) {
    const { levels, shifted } = outlineOf(minutes);
    const faults = [...shifted].map(([section, inner]) => ({
      section,
      edits: [section, ...inner].flatMap((each) =>
        setLevel(minutes.source, each, levels.get(each) ?? each.level),
      ),
    }));
    if (isWholeShifted(minutes)) {
      const [first, ...others] = faults;
      if (first)
        yield finding(
          minutes,
          first.section,
          faults.flatMap(({ edits }) => edits),
          others.map((each) => each.section),
        );
      return;
    }
    for (const { section, edits } of faults) yield finding(minutes, section, edits, []);
  },
};

/** Whether all sections of the layout are off by the same number of levels: one decision, and so one finding. */
function isWholeShifted(minutes: Minutes): boolean {
  const { specs, levels } = outlineOf(minutes);
  const headings = [...specs.keys()].filter(({ form }) => form !== 'bold');
  const shifts = new Set(headings.map((section) => (levels.get(section) ?? section.level) - section.level));
  return headings.length > 2 && shifts.size === 1 && !shifts.has(0);
}

function finding(
  minutes: Minutes,
  section: Section,
  edits: readonly TextEdit[],
  others: readonly Section[],
): Finding {
  const level = outlineOf(minutes).levels.get(section) ?? section.level;
  return {
    span: marksOf(minutes.source, section),
    message: message(
      '“{0}” should be a heading of level {1}, not {2}.',
      headingWords(minutes, section),
      level,
      section.level,
    ),
    fixes: [{ title: message('Make it level {0}', level), edits, safe: true }],
    ...(others.length > 0 && {
      related: others.map((each) => ({
        span: each.label,
        message: message('“{0}” as well', headingWords(minutes, each)),
      })),
    }),
  };
}

import type { Minutes, Section } from '../../model/minutes.ts';
import { headingStart, outlineOf } from '../../model/outline.ts';
import { isAtLevel } from '../../model/read-sections.ts';
import { missingSections, placeFor } from '../../model/section-place.ts';
import { message } from '../../text/message.ts';
import type { Finding, Rule } from '../rule.ts';
import { marksOf, setLevel } from './heading-marks.ts';

export const headingSkip: Rule = {
  id: 'heading-skip',
  group: 'structure',
  severity: 'warning',
  summary: message('A heading is more than one level below the heading that it stands in'),
  rationale: message(
    'A level left out makes a hole in the outline. Nothing is said where a missing section is the cause, or of levels that the layout allows.',
  ),
  examples: [
    {
      title: message('From level 3 to level 5'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n⟦#####⟧ 块存储\n\n- 快照\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n#### 块存储\n\n- 快照\n',
    },
    {
      title: message('Headings that stand beside each other are one finding'),
      bad: '### 一、近期工作\n\n⟦#####⟧ 块存储\n\n- 快照\n\n##### 文件存储\n\n- 配额\n\n###### 测试\n\n- 通过\n',
      fixed: '### 一、近期工作\n\n#### 块存储\n\n- 快照\n\n#### 文件存储\n\n- 配额\n\n##### 测试\n\n- 通过\n',
    },
    {
      title: message('One level after the other'),
      good: '## 会议内容\n\n### 一、近期工作\n\n#### 块存储\n\n- 快照\n\n### 二、开源社区\n\n无\n',
    },
  ],
  *check(minutes) {
    const { children } = outlineOf(minutes);
    for (const [parent, list] of children) {
      if (!parent) continue;
      let run: Section[] = [];
      for (const section of [...list, undefined]) {
        if (section && isSkip(minutes, parent, section)) {
          run.push(section);
          continue;
        }
        const [first] = run;
        if (first && !isExplained(minutes, parent, first)) yield* findings(minutes, parent, first, run);
        run = [];
      }
    }
  },
};

function isSkip(minutes: Minutes, parent: Section, section: Section): boolean {
  const { levels, specs } = outlineOf(minutes);
  if (parent.form === 'bold' || section.form === 'bold') return false;
  const spec = specs.get(section) ?? section.spec;
  if (spec && isAtLevel(section, spec)) return false;
  return (levels.get(section) ?? section.level) > (levels.get(parent) ?? parent.level) + 1;
}

/** Whether a section is missing right between the two, or a bold line, or the first stands in the wrong place. */
function isExplained(minutes: Minutes, parent: Section, section: Section): boolean {
  const { misplaced, bold } = outlineOf(minutes);
  const isBetween = (offset: number): boolean =>
    parent.heading.start < offset && offset <= headingStart(minutes, section);
  if (misplaced.has(parent) || [...bold.values()].some(({ span }) => isBetween(span.start))) return true;
  return missingSections(minutes).some(
    (spec) => spec.level < section.level && isBetween(placeFor(minutes, spec)),
  );
}

function* findings(
  minutes: Minutes,
  parent: Section,
  first: Section,
  run: readonly Section[],
): Iterable<Finding> {
  const { levels, children } = outlineOf(minutes);
  const level = (levels.get(parent) ?? parent.level) + 1;
  const edits = run.flatMap((section) => {
    const up = (levels.get(section) ?? section.level) - level;
    return subtree(section, children).flatMap((each) =>
      setLevel(minutes.source, each, (levels.get(each) ?? each.level) - up),
    );
  });
  // Of a section of the layout at the wrong level another rule speaks; as it is written no level is left out.
  if (edits.length === 0) return;
  yield {
    span: marksOf(minutes.source, first),
    message: message('Level {0} follows level {1}; a level is left out.', first.level, parent.level),
    fixes: [{ title: message('Make it level {0}', level), edits, safe: true }],
  };
}

function subtree(
  section: Section,
  children: ReadonlyMap<Section | undefined, readonly Section[]>,
): Section[] {
  const found: Section[] = [];
  const pending: Section[] = [section];
  for (let each = pending.pop(); each; each = pending.pop()) {
    found.push(each);
    for (const inner of children.get(each) ?? []) pending.push(inner);
  }
  return found;
}

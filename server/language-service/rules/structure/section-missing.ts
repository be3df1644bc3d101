import type { Minutes, Section } from '../../model/minutes.ts';
import { numberOf } from '../../model/numbering.ts';
import { outlineOf, parentSpec } from '../../model/outline.ts';
import { plainLines, type RawHeading } from '../../model/read-headings.ts';
import {
  headingText,
  missingSections,
  newSection,
  placeFor,
  presentSiblings,
} from '../../model/section-place.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { matchSection } from '../../profiles/section-name.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { lineSpan } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';

/** Their own rules say more of these. */
const LEFT_TO_OTHERS: readonly SectionSpec['role'][] = ['time', 'join'];

export const sectionMissing: Rule = {
  id: 'section-missing',
  group: 'structure',
  severity: 'error',
  summary: message('A section that the layout requires is missing'),
  rationale: message(
    'Readers look for the same sections in all minutes, and an empty one says that there was nothing. Older minutes are held to the sections of their own time.',
  ),
  examples: [
    {
      title: message('A section left out'),
      bad: '## 时间\n\n## 加入会议\n\n## ⟦会议内容⟧\n\n### 一、近期工作\n\n- 快照\n\n### 三、近期公众号文章\n\n无\n\n### 四、答疑 & 交流\n\n无\n',
      fixed:
        '## 时间\n\n## 加入会议\n\n## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 二、开源社区活动和外部会议\n\n### 三、近期公众号文章\n\n无\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('The sections behind it are numbered anew'),
      bad: '## ⟦会议内容⟧\n\n### 一、近期工作\n\n无\n\n### 二、近期公众号文章\n\n无\n\n### 三、答疑 & 交流\n\n无\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区活动和外部会议\n\n### 三、近期公众号文章\n\n无\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('With the section that holds others, those come along'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## ⟦加入会议⟧\n\n线下\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n线下\n\n## 会议内容\n\n### 一、近期工作\n\n### 二、开源社区活动和外部会议\n\n### 三、近期公众号文章\n\n### 四、答疑 & 交流\n',
    },
    {
      title: message('The line is there, its marks are not'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区\n\n无\n\n⟦三、近期公众号文章⟧\n\n- 无\n\n### 四、答疑 & 交流\n\n无\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n无\n\n### 二、开源社区\n\n无\n\n### 三、近期公众号文章\n\n- 无\n\n### 四、答疑 & 交流\n\n无\n',
    },
    {
      title: message('Sections of the meeting’s own, and the sections of an older layout'),
      file: '2023-02-09.md',
      good: '## 时间\n\n## 加入会议\n\n## 会议内容\n\n### 一、Roadmap\n\n### 二、近期工作\n\n### 三、开源社区\n\n### 四、答疑 & 交流\n',
    },
  ],
  *check(minutes) {
    const missing = missingSections(minutes);
    for (const spec of missing) {
      const owner = parentSpec(minutes.layout, spec);
      if (LEFT_TO_OTHERS.includes(spec.role) || (owner && isAllMissing(owner, missing))) continue;
      yield finding(minutes, spec, owner);
    }
  },
};

function isAllMissing(owner: SectionSpec, missing: readonly SectionSpec[]): boolean {
  const required = owner.sections.filter((each) => each.required);
  return [owner, ...required].every((each) => missing.includes(each));
}

function finding(minutes: Minutes, spec: SectionSpec, owner: SectionSpec | undefined): Finding {
  const line = lineWithoutMarks(minutes, spec);
  if (line) return withoutMarks(minutes, spec, line);
  const { edits, caret } = newSection(minutes, spec);
  const inPlace = headingInPlace(minutes, spec);
  // Where no heading is left over, the one in its place may be another name for it as well as a section of the meeting's own.
  const isFull = owner && presentSiblings(minutes, spec).length === owner.sections.length;
  const add: Fix = { title: message('Add “{0}”', spec.name), edits, safe: !(inPlace && isFull), caret };
  const rename: Fix | undefined = inPlace && {
    title: message('Rename “{0}” to “{1}”', headingWords(minutes, inPlace), spec.name),
    edits: [{ span: inPlace.label, text: spec.name }],
    safe: false,
  };
  const fixes = rename ? [add, rename] : [add];
  return {
    span: where(minutes, spec, owner),
    message: message('The section “{0}” is missing.', spec.name),
    fixes,
    ...(inPlace && {
      related: [
        {
          span: inPlace.label,
          message: message('“{0}” stands in its place', headingWords(minutes, inPlace)),
        },
      ],
    }),
  };
}

/** One list for each section: what was asked of a list is remembered. */
const alone: (spec: SectionSpec) => readonly SectionSpec[] = remember((spec) => [spec]);

/** A line of its own that is the section's name, with an ordinal or without, in plain words. */
function lineWithoutMarks({ passages }: Minutes, spec: SectionSpec): RawHeading | undefined {
  return plainLines(passages).find(({ name }) => {
    const match = matchSection(name, alone(spec))?.match;
    return match === 'name' || match === 'alias';
  });
}

function withoutMarks(minutes: Minutes, spec: SectionSpec, { span, words }: RawHeading): Finding {
  const marks = headingText(minutes, spec).slice(0, -spec.name.length);
  return {
    span,
    message: message('“{0}” stands here without the marks of a heading.', words),
    fixes: [
      {
        title: message('Make it a heading'),
        edits: [{ span: { start: span.start, end: span.start }, text: marks }],
        safe: true,
      },
    ],
  };
}

/** A section of the meeting's own that carries the very number of the missing one. */
function headingInPlace(minutes: Minutes, spec: SectionSpec): Section | undefined {
  const { standing, specs, parents, levels } = outlineOf(minutes);
  const owner = parentSpec(minutes.layout, spec);
  const parent = owner && standing.get(owner);
  const at = (owner?.sections ?? minutes.layout.sections).indexOf(spec) + 1;
  return minutes.sections.find(
    (section) =>
      !specs.has(section) &&
      section.form !== 'bold' &&
      parents.get(section) === parent &&
      (levels.get(section) ?? section.level) === spec.level &&
      section.ordinal !== undefined &&
      numberOf(section.ordinal) === at,
  );
}

/** The heading that lacks the section, or the one before its place; the first line where there is none. */
function where(minutes: Minutes, spec: SectionSpec, owner: SectionSpec | undefined): Span {
  const { standing } = outlineOf(minutes);
  const parent = owner && standing.get(owner);
  if (parent) return parent.label;
  const place = placeFor(minutes, spec);
  const headings = [...standing.values()].sort((a, b) => a.heading.start - b.heading.start);
  const before = headings.filter(({ heading }) => heading.start < place).at(-1);
  return (before ?? headings[0])?.label ?? minutes.title?.span ?? lineSpan(minutes.source, 0);
}

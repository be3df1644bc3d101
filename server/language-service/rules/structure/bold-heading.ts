import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf, sectionAt } from '../../model/outline.ts';
import { passagesWith } from '../../model/passages-with.ts';
import { headingsIn, type RawHeading } from '../../model/read-headings.ts';
import { topicNames } from '../../model/wanted-levels.ts';
import type { SectionRole, SectionSpec } from '../../profiles/profile.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Rule } from '../rule.ts';
import { headingWords } from './heading-words.ts';

/** Bold lines there are something else: an invitation's words, a question. */
const NOT_IN: readonly SectionRole[] = ['time', 'join', 'agenda', 'questions'];
/** Longer words are a sentence that somebody wanted to be noticed. */
const LONGEST_NAME = 30;

export const boldHeading: Rule = {
  id: 'bold-heading',
  group: 'structure',
  severity: 'hint',
  summary: message('A bold line alone does the work of a heading'),
  rationale: message(
    'It looks like a heading, but the outline, the table of contents and links do not know it. Sentences, questions and layouts that wrote all headings in bold are left alone.',
  ),
  examples: [
    {
      title: message('A topic in bold'),
      bad: '### 一、近期工作\n\n⟦**功能支持**⟧\n\n- 快照\n',
      fixed: '### 一、近期工作\n\n#### 功能支持\n\n- 快照\n',
    },
    {
      title: message('A topic that the others have as a heading'),
      bad: '### 一、近期工作\n\n#### Curve文件存储\n\n- 快照\n\n⟦**Curve块存储**⟧\n\n- 克隆\n',
      fixed: '### 一、近期工作\n\n#### Curve文件存储\n\n- 快照\n\n#### Curve块存储\n\n- 克隆\n',
    },
    {
      title: message('A section of the layout in bold is a warning'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n⟦**二、开源社区**⟧\n\n- 活动\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 二、开源社区\n\n- 活动\n',
    },
    {
      title: message('A sentence, a question, a bold word in a line'),
      good: '### 一、近期工作\n\n**请大家在周五前完成评审。**\n\n- 快照\n\n**快照** 已完成\n\n### 四、答疑 & 交流\n\n**支持配额吗**\n\n支持。\n',
    },
    {
      title: message('A layout that wrote headings in bold'),
      file: '2022-01-06.md',
      good: '**会议纪要**\n\n**1. 当前进展**\n\n- 快照\n',
    },
  ],
  concern: ({ piece }, minutes) => {
    if (minutes.layout.boldHeadings) return undefined;
    const headings = headingsIn(piece);
    const bold = headings.filter(({ form }) => form === 'bold');
    // Without bold lines that are topics nobody asks for those that are headings.
    if (!hasTopicAt(minutes, 0)) return { bold };
    const levels = LEVELS.filter((level) => hasTopicAt(minutes, level));
    return { bold, topics: bold.length > 0 && headings.filter(isTopicIn(minutes)).length, levels };
  },
  *check(minutes) {
    if (minutes.layout.boldHeadings) return;
    const { bold } = outlineOf(minutes);
    const named = new Map([...bold].map(([spec, heading]) => [heading.span.start, spec]));
    const seen = new Set<string>();
    for (const heading of minutes.headings) {
      if (heading.form !== 'bold' || seen.has(heading.name)) continue;
      const spec = named.get(heading.span.start);
      const section = sectionAt(minutes, heading.span.start);
      if (!spec && !(section && isHeadingLike(minutes, section, heading))) continue;
      seen.add(heading.name);
      yield finding(minutes, heading, spec, section);
    }
  },
};

function isHeadingLike(minutes: Minutes, section: Section, { name, index, words }: RawHeading): boolean {
  const { specs } = outlineOf(minutes);
  for (let each: Section | undefined = section; each; each = each.parent) {
    const role = (specs.get(each) ?? each.spec)?.role;
    if (role && NOT_IN.includes(role)) return false;
  }
  if (section.level >= 6 || name === '' || name.length > LONGEST_NAME) return false;
  if (/[。！？!?；;，,]$/.test(words) || /^(?:[QA]|问|答)\d*\s*(?:[:：.、]|$)/i.test(words)) return false;
  const next = minutes.blocks.peek(index + 1);
  return next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak';
}

const topicsOf: (minutes: Minutes) => readonly Section[] = remember(({ profile, sections }) => {
  const names = topicNames(profile);
  return sections.filter(({ name }) => names.has(name));
});

/** Whether a heading, or a bold line, is called as a known topic. */
function isTopicIn({ profile }: Pick<Minutes, 'profile'>): (heading: RawHeading) => boolean {
  const names = topicNames(profile);
  return ({ name }) => names.has(name);
}

const LEVELS = [0, 1, 2, 3, 4, 5, 6];

/** By level: of the passages that an edit left alone none is looked at again. */
const passagesWithTopic = LEVELS.map((level) =>
  passagesWith(({ piece, passage }) =>
    headingsIn(piece).some((heading) => heading.level === level && isTopicIn(passage)(heading)),
  ),
);

/** Whether a known topic stands at a level, which is 0 for bold lines. */
function hasTopicAt(minutes: Minutes, level: number): boolean {
  return (passagesWithTopic[level]?.(minutes).length ?? 0) > 0;
}

function finding(
  minutes: Minutes,
  heading: RawHeading,
  spec: SectionSpec | undefined,
  section: Section | undefined,
): Finding {
  const topics = topicNames(minutes.profile);
  const others = topics.has(heading.name) ? topicsOf(minutes) : [];
  // A topic stands beside the other ones, not in them.
  const beside = section && others.includes(section) ? section.level : undefined;
  const level = spec?.level ?? beside ?? (section?.level ?? 0) + 1;
  return {
    span: heading.span,
    ...(spec && { severity: 'warning' as const }),
    message: message('“{0}” is a bold line, not a heading.', headingWords(minutes, heading)),
    fixes: [
      {
        title: message('Make it a heading of level {0}', level),
        edits: asHeading(slice(minutes.source, heading.span), heading.span.start, level),
        safe: spec !== undefined || others.some((other) => other.level === level),
      },
    ],
  };
}

/** Takes the marks of the bold words away and puts those of a heading before them. */
function asHeading(line: string, start: number, level: number): readonly TextEdit[] {
  const marks = line.startsWith('__') ? '__' : '**';
  const closing = line.lastIndexOf(marks);
  return [
    { span: { start, end: start + marks.length }, text: `${'#'.repeat(level)} ` },
    { span: { start: start + closing, end: start + closing + marks.length }, text: '' },
  ];
}

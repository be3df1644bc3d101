import type { Minutes, Section } from '../../model/minutes.ts';
import { numberEdit, numberText, ordinalText } from '../../model/numbering.ts';
import { outlineOf, standingNamesIn } from '../../model/outline.ts';
import { message } from '../../text/message.ts';
import { type SourceText, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Rule } from '../rule.ts';
import { type HeadingSlip, headingSlips } from './heading-numbers.ts';
import { headingWords } from './heading-words.ts';
import { type LineNumber, listSlips, paragraphSlips } from './list-numbers.ts';
import type { Numbered } from './number-runs.ts';

export const ordinalSequence: Rule = {
  id: 'ordinal-sequence',
  group: 'structure',
  severity: 'warning',
  summary: message('The ordinals of headings or list items skip, repeat or lack a number'),
  rationale: message(
    'A gap looks as if something had been taken out. Each list of headings or items is counted for itself; lists numbered 1. 1. 1. and lists that begin with another number are left alone, and so is a gap that a missing section explains.',
  ),
  examples: [
    {
      title: message('A number left out'),
      bad: '#### 1. 快照\n\n无\n\n#### 2. 克隆\n\n无\n\n#### ⟦4⟧. 扩容\n\n无\n',
      fixed: '#### 1. 快照\n\n无\n\n#### 2. 克隆\n\n无\n\n#### 3. 扩容\n\n无\n',
    },
    {
      title: message('A number twice, which shifts all behind it'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n### ⟦一⟧、控制台\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
      fixed:
        '## 会议内容\n\n### 一、近期工作\n\n### 二、控制台\n\n### 三、开源社区\n\n### 四、近期公众号文章\n',
    },
    {
      title: message('A section without an ordinal among others that have one'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n### ⟦开源社区⟧\n\n### 三、近期公众号文章\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
    },
    {
      title: message('Items of a list, as they are written'),
      bad: '1. 快照\n2. 克隆\n⟦4⟧. 扩容\n',
      fixed: '1. 快照\n2. 克隆\n3. 扩容\n',
    },
    {
      title: message('Lists that count in their own way'),
      good: '1. 快照\n1. 克隆\n1. 扩容\n\n接着：\n\n3) 配额\n4) 缓存\n',
    },
    {
      title: message('A section of the meeting’s own, with a number or without'),
      good: '## 会议内容\n\n### 一、近期工作\n\n### 控制台\n\n### 二、开源社区\n\n### 三、招聘\n\n### 四、近期公众号文章\n',
    },
    {
      title: message('A gap where a section is missing'),
      good: '## 会议内容\n\n### 一、近期工作\n\n### 三、近期公众号文章\n\n### 四、答疑 & 交流\n',
    },
  ],
  concern: ({ piece }, minutes) => standingNamesIn(piece, minutes),
  saysSpansOnly: true,
  *check(minutes) {
    for (const slip of headingSlips(minutes)) yield* headingFinding(minutes, slip);
    for (const wrong of paragraphSlips(minutes)) yield* lineFinding(minutes.source, wrong);
    yield* allUnnumbered(minutes);
  },
  *checkPassage(passage) {
    for (const wrong of listSlips(passage)) yield* lineFinding(passage.source, wrong);
  },
};

function* headingFinding(minutes: Minutes, { wrong, siblings }: HeadingSlip): Generator<Finding> {
  const [first] = wrong;
  if (!first) return;
  const edits = wrong.flatMap(
    ({ of: section, expected }) => numberEdit(minutes, section, siblings, expected) ?? [],
  );
  const { ordinal, label } = first.of;
  if (!ordinal) {
    const text = ordinalText(minutes, siblings, first.expected).trim();
    yield {
      span: label,
      message: message(
        '“{0}” lacks the ordinal “{1}” that the headings beside it have.',
        headingWords(minutes, first.of),
        text,
      ),
      fixes: [{ title: message('Put “{0}” before it', text), edits, safe: true }],
    };
    return;
  }
  yield wrongNumber(minutes.source, ordinal.number, numberText(ordinal, first.expected), edits);
}

function* lineFinding(source: SourceText, wrong: readonly Numbered<LineNumber>[]): Generator<Finding> {
  const [first] = wrong;
  if (!first) return;
  const edits = wrong.map(({ of: { span }, expected }): TextEdit => ({ span, text: String(expected) }));
  yield wrongNumber(source, first.of.span, String(first.expected), edits);
}

function wrongNumber(
  source: SourceText,
  span: Finding['span'],
  right: string,
  edits: readonly TextEdit[],
): Finding {
  const title = edits.length > 1 ? message('Number anew from “{0}”', right) : message('Make it “{0}”', right);
  return {
    span,
    message: message('The ordinal “{0}” should be “{1}”.', slice(source, span), right),
    fixes: [{ title, edits, safe: true }],
  };
}

/** Where not one of several sections that the layout numbers has its ordinal: said once, and quietly. */
function* allUnnumbered(minutes: Minutes): Generator<Finding> {
  const { children, specs } = outlineOf(minutes);
  for (const siblings of children.values()) {
    const due = siblings.filter((section) => specs.get(section)?.numbered);
    const [first] = due;
    if (!first || due.length < 2 || siblings.some(({ ordinal }) => ordinal)) continue;
    const edits = due.flatMap(
      (section: Section, index) => numberEdit(minutes, section, siblings, index + 1) ?? [],
    );
    yield {
      span: first.label,
      severity: 'hint',
      message: message('The sections have no ordinals; the layout numbers them.'),
      fixes: [{ title: message('Number the sections'), edits, safe: true }],
    };
  }
}

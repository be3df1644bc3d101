import type { Passage } from '../../model/passage.ts';
import { HARD_BREAK, offsetIn, type Prose, proseOf } from '../../model/prose.ts';
import type { SectionRole } from '../../profiles/profile.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Finding, PassageContext, Rule } from '../rule.ts';

/** Their own rules say more of these. */
const LEFT_TO_OTHERS: readonly SectionRole[] = ['time', 'join'];
/** Prompts of a template; as the whole of a heading, or of an item with nothing in it, they were never overwritten. */
const PROMPTS = ['主题', '标题', '问题', '回答', '文章标题', '活动名称'];
/** Words that say that something is still to come; they may be meant. */
const LATER = ['待定', '待整理', '待发布', '待整理发布', '待上传', '待确认', '自由提问'];
const OPENING = '（(【[<《“"';
const CLOSING = '）)】]>》”"';
/** Digits that were to be filled in: xx:xx, xxxx-xx-xx, x月x日. */
const DIGITS =
  /(?<![\w/.:%-])(?:x{2}\s?[:：]\s?x{2}|x{4}[-/.]x{1,2}[-/.]x{1,2}|x{1,2}月x{1,2}日)(?![\w:/-])/gi;

export const placeholder: Rule = {
  id: 'placeholder',
  group: 'structure',
  severity: 'warning',
  summary: message('Words that only keep a place were never filled in'),
  rationale: message(
    'After the meeting nobody knows what was meant; before it this is a hint. The words count only where they are the whole of a line, an item or a value, or stand in brackets: 近期 TODO is a heading, and 性能检测工具（TODO） a plan.',
  ),
  options: [
    {
      name: 'words',
      type: 'strings',
      default: ['待补充', '待填写', '待完善', '待更新', 'TODO', 'TBD', 'xx', 'xxx', 'xxxx'],
      description: message('Words that keep a place; upper and lower case are the same'),
    },
  ],
  examples: [
    {
      title: message('A value that is still to come'),
      bad: '### 二、开源社区\n\n- 活动页面：⟦待补充⟧\n- 详情请参见链接(⟦待补充⟧)\n- ⟦TODO⟧\n',
    },
    {
      title: message('A time that is still to come'),
      bad: '### 二、开源社区\n\n线上分享 9 月 3 日 ⟦xx:xx⟧ 开始\n',
    },
    { title: message('A prompt of the template'), bad: '### 一、近期工作\n\n#### ⟦主题⟧\n\n- 快照\n' },
    {
      title: message('Plans, and code'),
      good: '### 一、近期工作\n\n#### 近期TODO\n\n- 性能检测工具（TODO）\n- TODO：完成多挂载\n- 用 `TODO` 标出\n- 删除的文件进入格式为yyyy-mm-dd-hh的目录下\n',
    },
  ],
  *checkPassage(passage, context) {
    const words = context.option('words');
    const own = wordsOf(Array.isArray(words) ? words : NO_WORDS);
    for (const prose of proseOf(passage)) {
      if (!own.any.test(prose.text.toLowerCase())) continue;
      const found: Finding[] = [];
      for (const line of linesOf(prose.text))
        for (const finding of inLine(passage, prose, line, own, context.phase)) found.push(finding);
      if (found.length === 0) continue;
      const roles = context.rolesAt(spanOfNode(prose.node).start);
      if (!roles.some((role) => LEFT_TO_OTHERS.includes(role))) yield* found;
    }
  },
};

interface Words {
  /** In lower case. */
  readonly all: readonly string[];
  /** Those that also keep a place in brackets behind other words. */
  readonly inBrackets: readonly string[];
  /** Stands in words in lower case that may hold any of them, digits that were to be filled in, or a prompt on a line of its own. */
  readonly any: RegExp;
}

const NO_WORDS: readonly string[] = [];

const wordsOf: (words: readonly string[]) => Words = remember((words) => {
  const all = words.map((word) => word.toLowerCase());
  const any = [...all, ...LATER].map(escaped);
  return {
    all,
    inBrackets: all.filter((each) => /^待|^tbd$/.test(each)),
    any: new RegExp([`^\\s*(?:${PROMPTS.join('|')})\\s*$`, 'xx', 'x月', ...any].join('|'), 'm'),
  };
});

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const LINE_END = new RegExp(`[\\n${HARD_BREAK}]`);

interface Line {
  /** Where it begins in the block's words. */
  readonly start: number;
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(LINE_END)) {
    lines.push({ start, text: line });
    start += line.length + 1;
  }
  return lines;
}

function* inLine(
  passage: Passage,
  prose: Prose,
  line: Line,
  words: Words,
  phase: PassageContext['phase'],
): Generator<Finding> {
  const report = (at: number, length: number, doubtful = false): Finding[] => {
    const span = spanIn(prose, line.start + at, length);
    const dead = passage.links.some(
      ({ target, span: link }) => target.kind === 'empty' && overlaps(link, span),
    );
    if (dead || (doubtful && phase === 'before')) return [];
    return [
      {
        span,
        message: message('“{0}” was never filled in.', line.text.slice(at, at + length)),
        ...((doubtful || phase === 'before') && { severity: 'hint' as const }),
      },
    ];
  };
  if (/x/i.test(line.text))
    for (const match of line.text.matchAll(DIGITS)) yield* report(match.index, match[0].length);
  const heading = prose.node.type === 'heading';
  const value = heading ? undefined : valueIn(line.text);
  if (value) {
    const key = value.text.toLowerCase();
    if (words.all.includes(key)) return yield* report(value.at, value.text.length);
    if (LATER.includes(key)) return yield* report(value.at, value.text.length, true);
  }
  const whole = line.text.trim();
  if (PROMPTS.includes(whole) && (heading || isWholeItem(prose))) {
    return yield* report(line.text.indexOf(whole), whole.length);
  }
  const lower = line.text.toLowerCase();
  for (const word of words.inBrackets) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      const before = line.text
        .slice(Math.max(at - 3, 0), at)
        .trimEnd()
        .at(-1);
      const after = line.text.slice(at + word.length, at + word.length + 3).trimStart()[0];
      if (before && after && OPENING.includes(before) && CLOSING.includes(after))
        yield* report(at, word.length);
    }
  }
}

/** The words of a line, or what stands behind its last colon, without brackets and a full stop. */
function valueIn(line: string): { at: number; text: string } | undefined {
  let start = Math.max(line.lastIndexOf('：'), line.lastIndexOf(':')) + 1;
  let end = line.length;
  while (start < end && (OPENING.includes(line[start] ?? '') || line[start]?.trim() === '')) start++;
  while (end > start && (`${CLOSING}。.…`.includes(line[end - 1] ?? '') || line[end - 1]?.trim() === ''))
    end--;
  return end > start ? { at: start, text: line.slice(start, end) } : undefined;
}

/** Whether a block is all that its list item holds. */
function isWholeItem({ ancestors }: Prose): boolean {
  const item = ancestors.at(-1);
  return item?.type === 'listItem' && item.children.length === 1;
}

function spanIn(prose: Prose, at: number, length: number): Span {
  const start = offsetIn(prose, at) ?? 0;
  return { start, end: (offsetIn(prose, at + length - 1) ?? start) + 1 };
}

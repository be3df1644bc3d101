import { readChineseNumeral } from '../../calendar/numeral.ts';
import type { Minutes } from '../../model/minutes.ts';
import { OPAQUE, type Prose, proseOf } from '../../model/prose.ts';
import { type ProseLine, proseLines } from '../../model/prose-lines.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineEndOf } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule } from '../rule.ts';

/** Lines that stand one under another in the file and run together on GitHub. */
export const lineBreakLost: Rule = {
  id: 'line-break-lost',
  group: 'markdown',
  severity: 'warning',
  summary: message('Lines that stand one under another are shown as one paragraph'),
  rationale: message(
    'In a file GitHub shows a single line end as a blank. A warning where the lines say that they are meant to stand apart: questions and answers, numbers that start no list, “name: value” lines, bullets and words indented so far that they fall back into the paragraph. A hint for other lines that are no wrapped sentences. The fix puts a blank line between; inside a list, where that would tear the items apart, two blanks at the end of the line, which is a line break too. Both keep every line as it is.',
  ),
  examples: [
    {
      title: message('Questions and answers'),
      bad: '⟦**Q**：什么时候发布？\n**A**：九月底。⟧\n',
      fixed: '**Q**：什么时候发布？\n\n**A**：九月底。\n',
    },
    {
      title: message('Lines with a name and a value'),
      bad: '- ⟦性能测试结论如下：\n  环境：三台机器\n  引擎：fio⟧\n\n⟦当前快照: s3\n预期快照: 本地⟧\n',
      fixed: '- 性能测试结论如下：  \n  环境：三台机器  \n  引擎：fio\n\n当前快照: s3\n\n预期快照: 本地\n',
    },
    {
      title: message('Numbers that start no list'),
      bad: '⟦1、支持快照\n2、支持克隆⟧\n\n⟦近期计划\n2. 支持克隆\n3. 支持回收站⟧\n',
      fixed: '1、支持快照\n\n2、支持克隆\n\n近期计划\n\n2. 支持克隆\n\n3. 支持回收站\n',
    },
    {
      title: message('Bullets that are indented too far'),
      bad: '⟦主要工作\n     - 支持快照\n       - 支持克隆⟧\n',
      fixed: '主要工作\n- 支持快照\n  - 支持克隆\n',
    },
    {
      title: message('Words that are indented too far'),
      bad: '- ⟦活动预告\n        面向学生的暑期活动，欢迎参加\n        链接：https://example.org/camp⟧\n',
      fixed: '- 活动预告  \n        面向学生的暑期活动，欢迎参加  \n        链接：https://example.org/camp\n',
    },
    {
      title: message('Other lines: a hint'),
      bad: '⟦其中的功能如下：\n新特性⟧\n',
      fixed: '其中的功能如下：\n\n新特性\n',
    },
    {
      title: message('Lines that may run together'),
      good: '方案将在社区中公开讨论。\n相关的时间会提前备注，欢迎大家参与。\n\n发布说明：\nhttps://example.org/notes\n\n扫码加群：\n![二维码](wechat.jpeg)\n\n见[方案](https://example.org/a\n)和[讨论\n帖](https://example.org/b)\n\n第一行  \n第二行\\\n第三行\n\nThis text is wrapped\nby its editor: no\n2. list is meant.\n',
    },
  ],
  *check(minutes) {
    for (const prose of proseOf(minutes)) {
      if (prose.node.type !== 'paragraph') continue;
      if (prose.ancestors.some(({ type }) => type === 'footnoteDefinition')) continue;
      const lines = proseLines(minutes.source, prose);
      if (!lines.some(({ joined }) => joined)) continue;
      const lost = findMeantBreaks(lines);
      const breaks = lost.size > 0 ? lost : findLooseBreaks(lines);
      if (breaks.size === 0) continue;
      const fix = separate(minutes, prose, lines, breaks);
      yield {
        span: spanOfNode(prose.node),
        message: message('GitHub shows these {0} lines as one paragraph.', lines.length),
        ...(lost.size === 0 && { severity: 'hint' as const }),
        ...(fix && { fixes: [{ ...fix, safe: fix.safe && lost.size > 0 }] }),
      };
    }
  },
};

const QUESTION = /^(?:[QA]\d{0,2}|问题?|答案?|提问|回答)\s?[:：]/;
const FIELD =
  /^[^\s:：，。、；！？,.;!?（）()[\]《》“”￼][^:：，。、；！？,.;!?（）()[\]《》“”￼]{0,11}[:：](?!\/\/)\s*\S/u;
const NUMBERED =
  /^(?:(\d{1,2})([.)])\s+|(\d{1,2})([、．])\s*|[（(](\d{1,2})[)）]\s*|([一二三四五六七八九十]{1,3})、)\S/u;
const BULLET = /^[-*+]\s+\S/;
const HAN = /\p{Script=Han}/u;

/** How far in a line must stand, beyond its paragraph, to start neither a list nor code (CommonMark 0.31, section 4.4). */
const TOO_FAR = 4;

/** The lines, by number, before which a break was surely meant. */
function findMeantBreaks(lines: readonly ProseLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  const first = lines[0];
  if (!first) return found;
  let outside = false;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || !line.joined) continue;
    const deep = line.column >= first.column + TOO_FAR;
    if (deep && (BULLET.test(line.text) || /^\d{1,2}[.)]\s/.test(line.text))) outside = true;
    if (deep && HAN.test(before.text) && HAN.test(line.text) && !/[，、,（(“]\s*$/.test(before.text))
      outside = true;
    if (outside || QUESTION.test(line.text) || isNumberedOn(lines, index)) found.add(index);
    if (isField(line) && isField(before)) {
      found.add(index);
      if (before.joined) found.add(index - 1);
    }
  }
  return found;
}

function isField({ text }: ProseLine): boolean {
  return FIELD.test(text) && !/^\d/.test(text);
}

/** Whether a line carries a number that goes on counting, or one at which GitHub starts no list. */
function isNumberedOn(lines: readonly ProseLine[], index: number): boolean {
  const own = numberOf(lines[index]);
  if (!own) return false;
  const before = lines.slice(Math.max(0, index - 20), index).findLast((line) => numberOf(line) !== undefined);
  const last = numberOf(before);
  if (last) return last.style === own.style && last.value + 1 === own.value;
  const above = lines[index - 1];
  return own.style === '.' && above !== undefined && HAN.test(above.text) && own.value > 1;
}

function numberOf(
  line: ProseLine | undefined,
): { readonly value: number; readonly style: string } | undefined {
  const match = line && NUMBERED.exec(line.text);
  if (!match) return undefined;
  const [, dotted, , comma, , bracketed, chinese] = match;
  if (dotted !== undefined) return { value: Number(dotted), style: '.' };
  if (comma !== undefined) return { value: Number(comma), style: '、' };
  if (bracketed !== undefined) return { value: Number(bracketed), style: '()' };
  return { value: readChineseNumeral(chinese ?? '') ?? 0, style: '一' };
}

/**
 * The lines before which a break may have been meant: both sides are Chinese, and the lines are not two sentences of one
 * paragraph. A line that holds a link or an image alone belongs to the words before it.
 */
function findLooseBreaks(lines: readonly ProseLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || !line.joined || !HAN.test(before.text) || !HAN.test(line.text)) continue;
    const sentences = /[。！？.!?；;…”"）)]\s*$/.test(before.text);
    if (!sentences || isField(line) || lines.length > 2) found.add(index);
  }
  return found;
}

function separate(
  { source }: Minutes,
  prose: Prose,
  lines: readonly ProseLine[],
  breaks: ReadonlySet<number>,
): Fix | undefined {
  const title = message('Let the lines stand one under another');
  const first = lines[0];
  if (!first) return undefined;
  const bullets = lines.findIndex((line, index) => breaks.has(index) && BULLET.test(line.text));
  if (bullets > 0) {
    const edits = moveOut(first, lines.slice(bullets));
    return edits && { title, edits, safe: true };
  }
  const inList = prose.ancestors.some(({ type }) => type === 'listItem');
  const edits: TextEdit[] = [];
  for (const index of breaks) {
    const line = lines[index];
    const before = lines[index - 1];
    if (!line || !before || /[，、,]\s*$/.test(before.text)) continue;
    edits.push(
      inList || !staysParagraph(line, before, first) ? breakLine(before) : blankLine(line, lineEndOf(source)),
    );
  }
  return edits.length > 0 ? { title, edits, safe: true } : undefined;
}

/** Whether a line is still a paragraph of the same block when a blank line stands before it. */
function staysParagraph(line: ProseLine, before: ProseLine, first: ProseLine): boolean {
  const quotes = (prefix: string): string => prefix.replaceAll(/\s/g, '');
  const words = line.text.trimStart();
  return (
    quotes(line.prefix) === quotes(before.prefix) &&
    line.column < first.column + TOO_FAR &&
    !words.startsWith('[') &&
    !words.startsWith(OPAQUE)
  );
}

/** Two blanks at a line's end are a hard line break (CommonMark 0.31, section 6.7). */
function breakLine({ line }: ProseLine): TextEdit {
  return { span: { start: line.end, end: line.end }, text: '  ' };
}

function blankLine({ line, prefix }: ProseLine, lineEnd: string): TextEdit {
  const marks = prefix.slice(0, prefix.lastIndexOf('>') + 1);
  return { span: { start: line.start, end: line.start }, text: marks + lineEnd };
}

/** Takes away what the bullets stand too far in; nothing where tabs or quote marks stand before them. */
function moveOut(first: ProseLine, lines: readonly ProseLine[]): TextEdit[] | undefined {
  const surplus = (lines[0]?.column ?? 0) - first.column;
  if (lines.some(({ prefix }) => !/^ *$/.test(prefix))) return undefined;
  return lines.map(({ line, column }) => ({
    span: { start: line.start, end: line.start + Math.min(surplus, column) },
    text: '',
  }));
}

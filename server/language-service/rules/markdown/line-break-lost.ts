import type { Passage } from '../../model/passage.ts';
import { OPAQUE, type Prose, proseOf } from '../../model/prose.ts';
import { type ProseLine, proseLines } from '../../model/prose-lines.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineEndOf } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { gluedMarker } from './glued-marker.ts';
import { BULLET, findLooseBreaks, findMeantBreaks, TOO_FAR } from './lost-breaks.ts';

/** Lines that stand one under another in the file and run together on GitHub. */
export const lineBreakLost: Rule = {
  id: 'line-break-lost',
  group: 'markdown',
  severity: 'warning',
  summary: message('Lines that stand one under another are shown as one paragraph'),
  rationale: message(
    'In a file GitHub shows a single line end as a blank. A warning where the lines say that they are meant to stand apart: questions and answers, numbers that start no list, “name: value” lines, bullets and words indented so far that they fall back into the paragraph. A hint for other lines that are no wrapped sentences, and for questions and answers that bold marks tell apart. The fix puts a blank line between; inside a list, where that would tear the items apart, two blanks at the end of the line, which is a line break too. Both keep every line as it is.',
  ),
  examples: [
    {
      title: message('Questions and answers'),
      bad: '⟦Q：什么时候发布？\nA：九月底。⟧\n\n⟦**Q**：支持对象存储吗？\n**A**：目前不支持。⟧\n',
      fixed: 'Q：什么时候发布？\n\nA：九月底。\n\n**Q**：支持对象存储吗？\n\n**A**：目前不支持。\n',
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
      title: message('A bullet a blank further in than the one above'),
      bad: '   - ⟦快照\n    - 克隆⟧\n',
      fixed: '   - 快照\n   - 克隆\n',
    },
    {
      title: message('Words that are indented too far'),
      bad: '- ⟦活动预告\n        面向学生的暑期活动，欢迎参加\n        链接：https://example.org/camp⟧\n',
      fixed: '- 活动预告  \n        面向学生的暑期活动，欢迎参加  \n        链接：https://example.org/camp\n',
    },
    {
      title: message('Other lines: a hint'),
      bad: '⟦其中的功能如下：\n新特性⟧\n\n⟦**近期工作**\nHDFS⟧\n',
      fixed: '其中的功能如下：\n\n新特性\n\n**近期工作**\n\nHDFS\n',
    },
    {
      title: message('Lines that may run together'),
      good: '方案将在社区中公开讨论。\n相关的时间会提前备注，欢迎大家参与。\n\n发布说明：\nhttps://example.org/notes\n\n扫码加群：\n![二维码](wechat.jpeg)\n\n见[方案](https://example.org/a\n)和[讨论\n帖](https://example.org/b)\n\n第一行  \n第二行\\\n第三行\n\n这一段文字由编辑器在固定的宽度处自动折行，\n所以每一行的长度都差不多，只有最后一行比较短\n些，不需要分开。\n\nThis text is wrapped\nby its editor: no\n2. list is meant.\n',
    },
  ],
  *checkPassage(passage) {
    for (const prose of proseOf(passage)) {
      if (prose.node.type !== 'paragraph') continue;
      if (prose.ancestors.some(({ type }) => type === 'footnoteDefinition')) continue;
      if (!prose.text.includes('\n')) continue;
      const lines = proseLines(passage.source, prose);
      if (!lines.some(({ joined }) => joined)) continue;
      const lost = findMeantBreaks(lines);
      const breaks =
        lost.size > 0 ? lost : findLooseBreaks(lines, isTitled(passage.source.text, prose, lines));
      if (breaks.size === 0) continue;
      // A blank behind the list mark gives the line back.
      if (lost.size === 0 && lines.some((line) => gluedMarker(passage, prose, line, lines))) continue;
      const fix = separate(passage, prose, lines, breaks);
      yield {
        span: spanOfNode(prose.node),
        message: message('GitHub shows these {0} lines as one paragraph.', lines.length),
        ...(lost.size === 0 && { severity: 'hint' as const }),
        ...(fix && { fixes: [{ ...fix, safe: fix.safe && lost.size > 0 }] }),
      };
    }
  },
};

/** Whether the first line is bold from end to end. */
function isTitled(text: string, { node }: Prose, lines: readonly ProseLine[]): boolean {
  const first = node.children[0];
  const line = lines[0]?.line;
  return (
    first?.type === 'strong' &&
    line !== undefined &&
    /^[\s:：]*$/.test(text.slice(spanOfNode(first).end, line.end))
  );
}

function separate(
  { source }: Passage,
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

/**
 * Takes away what the bullets stand too far in: more than the words before, or, behind a bullet, more than that one. Nothing
 * where tabs or quote marks stand before them.
 */
function moveOut(first: ProseLine, lines: readonly ProseLine[]): TextEdit[] | undefined {
  const column = lines[0]?.column ?? 0;
  const outer = /^( *)[-*+] +$/.exec(first.prefix)?.[1]?.length ?? column;
  const surplus = column > first.column ? column - first.column : column - outer;
  if (surplus <= 0 || lines.some(({ prefix }) => !/^ *$/.test(prefix))) return undefined;
  return lines
    .filter((line) => line.column > 0)
    .map((line) => ({
      span: { start: line.line.start, end: line.line.start + Math.min(surplus, line.column) },
      text: '',
    }));
}

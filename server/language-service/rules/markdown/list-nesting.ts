import type { List, RootContent } from 'mdast';
import { nodesIn } from '../../model/nodes-in.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Rule } from '../rule.ts';

/** Bullets that were to stand under a numbered item and end its list instead. */
export const listNesting: Rule = {
  id: 'list-nesting',
  group: 'markdown',
  severity: 'hint',
  summary: message('Bullets are not indented under their numbered item, so that they end its list'),
  rationale: message(
    'The bullets stand on the level of the number, and the numbered list begins anew behind them. Bullets belong under a number as far in as its words: three blanks behind “1.”, four behind “10.”. A list of bullets behind a finished numbered list is left alone.',
  ),
  examples: [
    {
      title: message('Bullets at the first column'),
      bad: '1. 稳定版本\n\n⟦- 已经上线\n\n    - 支撑两个业务⟧\n\n2. 最新版本\n',
      fixed: '1. 稳定版本\n\n   - 已经上线\n\n       - 支撑两个业务\n\n2. 最新版本\n',
    },
    {
      title: message('Bullets that are not indented far enough'),
      bad: '9. 快照\n10. 克隆\n  ⟦* 方案评审⟧\n11. 回收站\n',
      fixed: '9. 快照\n10. 克隆\n    * 方案评审\n11. 回收站\n',
    },
    {
      title: message('Lists that are as they should be'),
      good: '1. 稳定版本\n   - 已经上线\n2. 最新版本\n\n文字\n\n- 第一点\n- 第二点\n\n1. 准备\n2. 上线\n\n- 另一个列表\n',
    },
  ],
  *checkPassage({ source, tree, invitation }) {
    for (const { node } of nodesIn(tree)) {
      if (!('children' in node)) continue;
      const children: readonly RootContent[] = node.children;
      for (let index = 1; index < children.length; index++) {
        const list = children[index];
        const before = children[index - 1];
        if (list?.type !== 'list' || list.ordered || before?.type !== 'list' || !before.ordered) continue;
        if (!goesOn(before, children[index + 1])) continue;
        const span = spanOfNode(list);
        if (invitation && invitation.span.start <= span.start && span.end <= invitation.span.end) continue;
        const edits = indent(source, list, before);
        yield {
          span,
          message: message('These bullets end the numbered list instead of standing under its item.'),
          ...(edits.length > 0 && {
            fixes: [{ title: message('Indent under the numbered item'), edits, safe: false }],
          }),
        };
      }
    }
  },
};

/** Whether a numbered list is one that bullets tear apart: it began in the middle, has one item only, or goes on behind them. */
function goesOn(list: List, next: RootContent | undefined): boolean {
  const start = list.start ?? 1;
  if (start > 1 || list.children.length === 1) return true;
  return next?.type === 'list' && next.ordered === true && next.start === start + list.children.length;
}

/** Moves the bullets' lines in; nothing where tabs or quote marks stand before them. */
function indent(source: SourceText, list: List, numbered: List): TextEdit[] {
  const item = numbered.children.at(-1);
  const words = item?.children[0];
  const column = list.position?.start.column;
  const wanted = words ? words.position?.start.column : (item?.position?.start.column ?? 0) + 3;
  if (column === undefined || wanted === undefined || wanted <= column) return [];
  const span = spanOfNode(list);
  const edits: TextEdit[] = [];
  for (let number = lineAt(source, span.start); number <= lineAt(source, span.end); number++) {
    const line = lineSpan(source, number);
    const text = slice(source, line);
    if (text.trim() === '') continue;
    if (/^\s*[\t>]/.test(text)) return [];
    edits.push({ span: { start: line.start, end: line.start }, text: ' '.repeat(wanted - column) });
  }
  return edits;
}

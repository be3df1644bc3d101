import type { ListItem } from 'mdast';
import type { Minutes } from '../../model/minutes.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** Shorter items, such as 性能优化, may well be said of two things. */
const SHORTEST = 8;

export const duplicateItem: Rule = {
  id: 'duplicate-item',
  group: 'structure',
  severity: 'hint',
  summary: message('A list item stands twice, word for word, in one list'),
  rationale: message(
    'It was most likely pasted twice. Short items and items of different lists are left alone.',
  ),
  examples: [
    {
      title: message('Pasted twice'),
      bad: '### 一、近期工作\n\n- 快照和克隆的压力测试进行中\n- 扩容\n- ⟦快照和克隆的压力测试进行中⟧\n',
      fixed: '### 一、近期工作\n\n- 快照和克隆的压力测试进行中\n- 扩容\n',
    },
    {
      title: message('Short words of two things'),
      good: '### 一、近期工作\n\n- 文件存储\n  - 性能优化\n- 块存储\n  - 性能优化\n',
    },
  ],
  *check(minutes) {
    const seen = new Map<string, Span>();
    for (const { node, ancestors } of walk(minutes.tree)) {
      if (
        node.type !== 'listItem' ||
        (minutes.invitation && overlaps(minutes.invitation.span, spanOfNode(node)))
      )
        continue;
      const span = wordsSpan(node);
      const words = slice(minutes.source, span).replace(/\s+/g, ' ');
      if (words.length < SHORTEST) continue;
      const list = ancestors.at(-1);
      const key = `${list ? spanOfNode(list).start : -1} ${words}`;
      const first = seen.get(key);
      if (!first) seen.set(key, span);
      else {
        yield {
          span,
          message: message('The same words stand further up in this list.'),
          unnecessary: true,
          related: [{ span: first, message: message('Here they stand first') }],
          fixes: [
            {
              title: message('Remove this item'),
              edits: [{ span: lines(minutes, node), text: '' }],
              safe: false,
            },
          ],
        };
      }
    }
  },
};

/** From the first to the last character behind the marker, items inside included. */
function wordsSpan(node: ListItem): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (!first || !last) return { start: spanOfNode(node).end, end: spanOfNode(node).end };
  return { start: spanOfNode(first).start, end: spanOfNode(last).end };
}

/** The item's lines whole. */
function lines(minutes: Minutes, node: ListItem): Span {
  const { text } = minutes.source;
  const { start, end } = spanOfNode(node);
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lineEnd = /^[ \t]*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: text.slice(from, start).trim() === '' ? from : start, end: end + lineEnd };
}

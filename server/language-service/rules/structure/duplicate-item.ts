import type { ListItem } from 'mdast';
import { nodesIn } from '../../model/nodes-in.ts';
import type { Passage } from '../../model/passage.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** Shorter items, such as 性能优化, may well be said of two things. */
const SHORTEST = 8;
/** The same for items that have others under them, and not the same ones. */
const SHORTEST_HEAD = 20;

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
      title: message('The same long words with other items under them'),
      bad: '- 快照和克隆的功能开发已经完成，目前正在进行压力测试\n  - 快照\n- ⟦快照和克隆的功能开发已经完成，目前正在进行压力测试⟧\n  - 克隆\n',
    },
    {
      title: message('Short words of two things'),
      good: '### 一、近期工作\n\n- 文件存储\n  - 性能优化\n- 块存储\n  - 性能优化\n',
    },
  ],
  *checkPassage(passage) {
    const seen = new Map<string, Span>();
    for (const { node, holder } of nodesIn(passage.tree)) {
      if (
        node.type !== 'listItem' ||
        (passage.invitation && overlaps(passage.invitation.span, spanOfNode(node)))
      )
        continue;
      if (!holder || holder.node.children.length < 2) continue;
      const place = spanOfNode(holder.node).start;
      const whole = wordsSpan(node);
      const own = ownSpan(node);
      const keyOf = (span: Span, shortest: number): string | undefined => {
        if (span.end - span.start < shortest) return undefined;
        const written = slice(passage.source, span);
        const words = /\s\s|[^\S ]/.test(written) ? written.replace(/\s+/g, ' ') : written;
        return words.length < shortest ? undefined : `${place} ${words}`;
      };
      const key = keyOf(whole, SHORTEST);
      const ownKey = own.end === whole.end ? undefined : keyOf(own, SHORTEST_HEAD);
      const first = key === undefined ? undefined : seen.get(key);
      const head = ownKey === undefined ? undefined : seen.get(ownKey);
      if (key !== undefined && !first) seen.set(key, whole);
      if (ownKey !== undefined && !head) seen.set(ownKey, own);
      const related = first ?? head;
      if (!related) continue;
      yield {
        span: first ? whole : own,
        message: message('The same words stand further up in this list.'),
        ...(first && { unnecessary: true }),
        related: [{ span: related, message: message('Here they stand first') }],
        fixes: first
          ? [
              {
                title: message('Remove this item'),
                edits: [{ span: lines(passage, node), text: '' }],
                safe: false,
              },
            ]
          : [],
      };
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

/** The item's own words, without what stands under it. */
function ownSpan(node: ListItem): Span {
  const first = node.children[0];
  const { start, end } = first ? spanOfNode(first) : spanOfNode(node);
  return first?.type === 'paragraph' ? { start, end } : { start: end, end };
}

/** The item's lines whole. */
function lines({ source }: Passage, node: ListItem): Span {
  const { text } = source;
  const { start, end } = spanOfNode(node);
  const from = lineSpan(source, lineAt(source, start)).start;
  const lineEnd = /^[ \t]*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: text.slice(from, start).trim() === '' ? from : start, end: end + lineEnd };
}

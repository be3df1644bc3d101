import { offsetIn, type Prose, proseOf } from '../../model/prose.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { overlaps } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** Half-width punctuation between Chinese words. */
export const punctuationWidth: Rule = {
  id: 'punctuation-width',
  group: 'typography',
  severity: 'info',
  summary: message('Half-width punctuation between Chinese words'),
  rationale: message(
    'Reported where no reading is in doubt: Chinese on both sides, or Chinese before and the line’s end behind. The blank behind the mark goes with it. Left alone are marks with Latin letters, digits, links or code on one side, the invitation, and ordinals such as “一.”.',
  ),
  examples: [
    {
      title: message('Between Chinese'),
      bad: '- 接口代码完成⟦,⟧ 目前正在自测\n- 容易被打满⟦.⟧ 进展：调整为两分钟\n- 《部署指南》⟦,⟧ 链接见群\n- 需要保电吗⟦?⟧ 缓存损坏了呢\n',
      fixed:
        '- 接口代码完成，目前正在自测\n- 容易被打满。进展：调整为两分钟\n- 《部署指南》，链接见群\n- 需要保电吗？缓存损坏了呢\n',
    },
    {
      title: message('At the end of a line'),
      bad: '- 文件存储⟦:⟧\n  - 欢迎参加⟦.⟧\n',
      fixed: '- 文件存储：\n  - 欢迎参加。\n',
    },
    {
      title: message('With something else on one side'),
      good: '### 一. 近期工作\n\n- 适配SPDK: 后续更新\n- 支持[删除](https://example.org/a), 已提交\n- 环境: k8s, 所以要适配\n- 今天 19:00 开始\n- 稍等...\n- `代码, 代码`\n- Q: 什么时候？\n',
    },
  ],
  *checkPassage(passage) {
    const { source, timeLine } = passage;
    for (const prose of proseOf(passage)) {
      if (timeLine && overlaps(timeLine, spanOfNode(prose.node))) continue;
      for (const { index, 0: mark } of prose.text.matchAll(BEHIND_CHINESE)) {
        const right = RIGHT[mark];
        const length = right === undefined ? undefined : faultAt(source.text, prose, index);
        const start = offsetIn(prose, index);
        if (right === undefined || length === undefined || start === undefined) continue;
        yield {
          span: { start, end: start + 1 },
          message: message('Half-width “{0}” in Chinese words: “{1}” is meant.', mark, right),
          fixes: [
            {
              title: message('Write “{0}”', right),
              edits: [{ span: { start, end: start + length }, text: right }],
              safe: true,
            },
          ],
        };
      }
    }
  },
};

const RIGHT: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};

const BEHIND_CHINESE = /(?<=[\p{Script=Han}》）】」』〉]|\p{Script=Han}”)[,;:?!.]/gu;
const CHINESE_BEHIND = /[\p{Script=Han}《（【「『〈“]/u;

/** How many characters the right mark takes the place of: the mark and the blanks behind; undefined where it is in order. */
function faultAt(source: string, prose: Prose, index: number): number | undefined {
  const { text } = prose;
  const offset = offsetIn(prose, index) ?? 0;
  if (offsetIn(prose, index - 1) !== offset - 1) return undefined;
  if (isOrdinal(text, index)) return undefined;
  let behind = index + 1;
  while (text[behind] === ' ' || text[behind] === '\t') behind++;
  const next = text[behind];
  const length = behind - index;
  const adjoins = offsetIn(prose, behind) === offset + length;
  if (next !== undefined && adjoins && CHINESE_BEHIND.test(next)) {
    return text[index] === '.' && length === 1 ? undefined : length;
  }
  return /^[ \t]*(?:[\r\n]|$)/.test(source.slice(offset + 1, offset + 100)) ? 1 : undefined;
}

/** Whether the line up to the mark is a Chinese number: `一. 近期工作`. */
function isOrdinal(text: string, index: number): boolean {
  const start = Math.max(0, index - 6);
  return /(?:^|[\n\u2028])\s*第?[一二三四五六七八九十]{1,3}$/.test(text.slice(start, index));
}

import { proseOf } from '../../model/prose.ts';
import { proseLines } from '../../model/prose-lines.ts';
import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';
import { gluedMarker, mayHoldGluedMarker } from './glued-marker.ts';

/** The mark of a list item or heading with no blank behind it, so that there is none. */
export const listMarker: Rule = {
  id: 'list-marker',
  group: 'markdown',
  severity: 'warning',
  summary: message('The mark of a list or heading has no blank behind it, so that there is none'),
  rationale: message(
    'GitHub takes “-text”, “1.text” and “##text” for plain words and runs them into the line before. Left alone are negative numbers, versions (1.2.6), decimals (1.5倍), emphasis (*bold*), command options (-f), notes (*注), rules (---) and numbers that open a list item or a heading.',
  ),
  examples: [
    {
      title: message('Bullets without a blank'),
      bad: '⟦-⟧支持快照\n\n- 支持克隆\n⟦-⟧CurveFS 支持预热\n\n⟦+⟧CurveBS 支持扩容\n',
      fixed: '- 支持快照\n\n- 支持克隆\n- CurveFS 支持预热\n\n+ CurveBS 支持扩容\n',
    },
    {
      title: message('Numbers without a blank'),
      bad: '⟦1.⟧[CurveFS] 支持预热\n⟦2.⟧修复若干问题\n',
      fixed: '1. [CurveFS] 支持预热\n2. 修复若干问题\n',
    },
    {
      title: message('A heading without a blank'),
      bad: '## 会议内容\n\n⟦###⟧一、近期工作\n\n⟦####⟧文件存储\n- 支持快照\n',
      fixed: '## 会议内容\n\n### 一、近期工作\n\n#### 文件存储\n- 支持快照\n',
    },
    {
      title: message('What only looks like a mark'),
      good: '#腾讯会议：123-456-789\n\n#2037 已合入\n\n-5 度\n\n1.2.6 版本\n\n1.5倍的性能\n\n2.x 版本\n\n*重点*和**要点**\n\n-v 显示版本\n\n*注：待定\n\n- 1.准备\n\n文字 -文字\n\n---\n\n```\n-text\n```\n',
    },
  ],
  *checkPassage(passage) {
    for (const prose of proseOf(passage)) {
      if (prose.node.type !== 'paragraph') continue;
      if (!mayHoldGluedMarker(passage, prose)) continue;
      const lines = proseLines(passage.source, prose);
      for (const line of lines) {
        const marker = gluedMarker(passage, prose, line, lines);
        if (!marker) continue;
        const mark = passage.source.text.slice(marker.start, marker.end);
        yield {
          span: marker,
          message: mark.startsWith('#')
            ? message('There is no blank behind “{0}”, so that GitHub shows no heading.', mark)
            : message('There is no blank behind “{0}”, so that GitHub shows no list.', mark),
          fixes: [
            {
              title: message('Insert a blank'),
              edits: [{ span: { start: marker.end, end: marker.end }, text: ' ' }],
              safe: true,
            },
          ],
        };
      }
    }
  },
};

import type { Parents, RootContent } from 'mdast';
import type { Minutes } from '../../model/minutes.ts';
import { type Prose, proseOf } from '../../model/prose.ts';
import { type ProseLine, proseLines } from '../../model/prose-lines.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** A list mark with no blank behind it, so that there is no list. */
export const listMarker: Rule = {
  id: 'list-marker',
  group: 'markdown',
  severity: 'warning',
  summary: message('A list mark has no blank behind it, so that there is no list'),
  rationale: message(
    'GitHub takes “-text” and “1.text” for plain words and runs them into the line before. Left alone are negative numbers, versions (1.2.6), decimals (1.5倍), emphasis (*bold*), command options (-f), notes (*注), rules (---) and numbers that open a list item or a heading.',
  ),
  examples: [
    {
      title: message('Bullets without a blank'),
      bad: '⟦-⟧支持快照\n\n- 支持克隆\n⟦-⟧CurveFS 支持预热\n',
      fixed: '- 支持快照\n\n- 支持克隆\n- CurveFS 支持预热\n',
    },
    {
      title: message('Numbers without a blank'),
      bad: '⟦1.⟧[CurveFS] 支持预热\n⟦2.⟧修复若干问题\n',
      fixed: '1. [CurveFS] 支持预热\n2. 修复若干问题\n',
    },
    {
      title: message('What only looks like a mark'),
      good: '-5 度\n\n1.2.6 版本\n\n1.5倍的性能\n\n2.x 版本\n\n*重点*和**要点**\n\n-v 显示版本\n\n*注：待定\n\n- 1.准备\n\n文字 -文字\n\n---\n\n```\n-text\n```\n',
    },
  ],
  *check(minutes) {
    for (const prose of proseOf(minutes)) {
      if (prose.node.type !== 'paragraph') continue;
      const lines = proseLines(minutes.source, prose);
      for (const line of lines) {
        const marker = gluedMarker(minutes, prose, line, lines);
        if (!marker) continue;
        yield {
          span: marker,
          message: message(
            'There is no blank behind “{0}”, so that GitHub shows no list.',
            minutes.source.text.slice(marker.start, marker.end),
          ),
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

const MARKER = /^(?:[-*]|\d{1,2}[.)])(?=[^\s\d.)\-*])/;
/** Words that no version, option or file name starts with. */
const SURE = /^[\p{Script=Han}\p{Ps}\p{Pi}[`]/u;

function gluedMarker(
  minutes: Minutes,
  prose: Prose,
  line: ProseLine,
  lines: readonly ProseLine[],
): Span | undefined {
  if (/[^\s>]/.test(line.prefix)) return undefined;
  const start = line.line.start + line.prefix.length;
  const words = minutes.source.text.slice(start, line.line.end);
  const marker = MARKER.exec(words)?.[0];
  if (!marker || start !== line.offset) return undefined;
  const rest = words.slice(marker.length);
  const span = { start, end: start + marker.length };
  if (marker === '*') {
    const note = /\*|^(?:注|备注|说明|提示)/.test(rest);
    return !note && (SURE.test(rest) || /^\p{L}/u.test(rest)) && hasNeighbour(minutes, prose, '*')
      ? span
      : undefined;
  }
  if (SURE.test(rest)) return span;
  if (!/^\p{L}{2}/u.test(rest)) return undefined;
  const shape = marker === '-' ? /^-[^\s-]/ : /^\d{1,2}[.)]\p{L}/u;
  const alike = lines.some((other) => other !== line && shape.test(other.text));
  const named = /^\p{Lu}/u.test(rest) && /\p{Script=Han}/u.test(rest);
  return alike || named || hasNeighbour(minutes, prose, marker) ? span : undefined;
}

/** Whether the paragraph stands in or beside a list with marks of the same kind. */
function hasNeighbour(minutes: Minutes, prose: Prose, marker: string): boolean {
  const ordered = /\d/.test(marker);
  const isAlike = (node: Parents | RootContent | undefined): boolean =>
    node?.type === 'list' &&
    (node.ordered
      ? ordered
      : minutes.source.text[spanOfNode(node).start] === marker || (marker === '-' && !ordered));
  if (prose.ancestors.some(isAlike)) return true;
  const parent = prose.ancestors.at(-1);
  if (!parent) return false;
  const siblings: readonly RootContent[] = parent.children;
  const index = siblings.indexOf(prose.node as RootContent);
  return isAlike(siblings[index - 1]) || isAlike(siblings[index + 1]);
}

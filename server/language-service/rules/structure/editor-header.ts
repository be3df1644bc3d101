import { spanOfNode } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

const FIELD = /@(?:Author|Date|LastEditors?|LastEditTime|FilePath|Description|Version|email)\b/gi;

export const editorHeader: Rule = {
  id: 'editor-header',
  group: 'structure',
  severity: 'warning',
  summary: message('An editor put its header comment into the minutes'),
  rationale: message(
    'Extensions for source code write author, time and the path on the author’s computer at the head of a new file, often with an e-mail address. Nobody reads it in minutes, and all can see it. Other comments are left alone.',
  ),
  examples: [
    {
      title: message('The header of an editor'),
      bad: '⟦<!--\n * @Author: mai mai@example.com\n * @LastEditors: mai\n * @FilePath: /minutes/2023-08-24.md\n-->⟧\n## 时间\n',
      fixed: '## 时间\n',
    },
    { title: message('A comment to the writers'), good: '<!-- 由值班同学填写 @Author -->\n\n## 时间\n' },
  ],
  *checkPassage(passage) {
    const { text } = passage.source;
    for (const node of passage.tree.children) {
      if (node.type !== 'html') continue;
      const { start, end } = spanOfNode(node);
      const words = text.slice(start, end);
      const length = words.indexOf('-->') + '-->'.length;
      if (!words.startsWith('<!--') || length < '-->'.length) continue;
      const comment = words.slice(0, length);
      const fields = new Set(comment.match(FIELD)?.map((field) => field.toLowerCase()));
      if (fields.size < 2 && !(fields.size > 0 && /koro1?FileHeader/i.test(comment))) continue;
      yield {
        span: { start, end: start + length },
        message: message('This header comes from an editor and does not belong into minutes.'),
        unnecessary: true,
        fixes: [
          {
            title: message('Remove the header'),
            edits: [{ span: withBlankLines(text, { start, end: start + length }), text: '' }],
            safe: true,
          },
        ],
      };
    }
  },
};

/** With its line end and the blank lines behind, where nothing else stands on its lines. */
function withBlankLines(text: string, span: Span): Span {
  const behind = /^[ \t]*(?:\r\n|\n|\r|$)(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(span.end));
  return behind ? { start: span.start, end: span.end + behind[0].length } : span;
}

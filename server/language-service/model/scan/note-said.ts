import type { Nodes } from 'mdast';
import { spanOfNode } from '../../syntax/walk.ts';
import { lineAt, lineSpan, type SourceText } from '../../text/source-text.ts';
import { movedSpan } from '../../text/span.ts';
import type { Found } from './found.ts';

/** Puts the lines of words that some nodes hold into what was found. The nodes' places count from `by`, in the order of the text. */
export function noteSaid(
  source: SourceText,
  nodes: readonly Nodes[],
  by: number,
  { said, tags }: Pick<Found, 'said' | 'tags'>,
): void {
  for (const node of nodes) {
    if (node.type === 'html') tags.push(movedSpan(spanOfNode(node), by));
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableRow') continue;
    const { start, end } = movedSpan(spanOfNode(node), by);
    const last = lineAt(source, Math.max(end - 1, start));
    for (let line = lineAt(source, start); line <= last; line++) {
      // Two blocks stand on one line only where the second one's words are the first one's.
      if (line <= (said.at(-3) ?? -1)) continue;
      const whole = lineSpan(source, line);
      const from = Math.max(start, whole.start);
      const marks =
        from === start ? 0 : (/^[ \t>]*/.exec(source.text.slice(from, whole.end))?.[0].length ?? 0);
      said.push(line, from + marks, Math.min(end, whole.end));
    }
  }
}

import type { Parents, RootContent } from 'mdast';
import type { Passage } from '../../model/passage.ts';
import { HARD_BREAK, type Prose } from '../../model/prose.ts';
import type { ProseLine } from '../../model/prose-lines.ts';
import { spanOfNode } from '../../syntax/walk.ts';
import { once } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';

const MARKER = /^(?:[-*+]|\d{1,2}[.)])(?=[^\s\d.)\-*+])/;
/** One sign alone begins `#腾讯会议` and `#2037`, too. */
const HEADING = /^#{2,6}(?=[^\s#])/;
/** Words that no version, option or file name starts with. */
const SURE = once(() => /^[\p{Script=Han}\p{Ps}\p{Pi}[`]/u);

/** Whether a paragraph has several lines, or begins like a mark. */
export function mayHoldGluedMarker({ source }: Passage, { node, text }: Prose): boolean {
  return BEGINS.test(source.text.charAt(spanOfNode(node).start)) || LINE_END.test(text);
}

const BEGINS = /[-*+#\d]/;
const LINE_END = new RegExp(`[\\n${HARD_BREAK}]`);

/**
 * The mark of a list or heading at the start of a line of prose that no blank follows; undefined where it only looks like one. `lines` are all of the
 * paragraph.
 */
export function gluedMarker(
  passage: Passage,
  prose: Prose,
  line: ProseLine,
  lines: readonly ProseLine[],
): Span | undefined {
  const start = line.line.start + line.prefix.length;
  if (!BEGINS.test(passage.source.text.charAt(start)) || /[^\s>]/.test(line.prefix)) return undefined;
  const words = passage.source.text.slice(start, line.line.end);
  const marks = HEADING.exec(words)?.[0];
  if (marks && prose.ancestors.length === 1) return { start, end: start + marks.length };
  const marker = MARKER.exec(words)?.[0];
  if (!marker || start !== line.offset) return undefined;
  const rest = words.slice(marker.length);
  const span = { start, end: start + marker.length };
  if (marker === '*') {
    const note = /\*|^(?:注|备注|说明|提示)/.test(rest);
    return !note && (SURE().test(rest) || /^\p{L}/u.test(rest)) && hasNeighbour(passage, prose, '*')
      ? span
      : undefined;
  }
  if (SURE().test(rest)) return span;
  if (!/^\p{L}{2}/u.test(rest)) return undefined;
  const shape = /^[-+]/.test(marker) ? /^[-+][^\s-]/ : /^\d{1,2}[.)]\p{L}/u;
  const alike = lines.some((other) => other !== line && shape.test(other.text));
  const named = /^\p{Lu}/u.test(rest) && /\p{Script=Han}/u.test(rest);
  return alike || named || hasNeighbour(passage, prose, marker) ? span : undefined;
}

/** Whether the paragraph stands in or beside a list with marks of the same kind. */
function hasNeighbour(passage: Passage, prose: Prose, marker: string): boolean {
  const ordered = /\d/.test(marker);
  const isAlike = (node: Parents | RootContent | undefined): boolean =>
    node?.type === 'list' &&
    (node.ordered
      ? ordered
      : passage.source.text[spanOfNode(node).start] === marker || (marker === '-' && !ordered));
  if (prose.ancestors.some(isAlike)) return true;
  const parent = prose.ancestors.at(-1);
  if (!parent) return false;
  const siblings: readonly RootContent[] = parent.children;
  const index = siblings.indexOf(prose.node as RootContent);
  return isAlike(siblings[index - 1]) || isAlike(siblings[index + 1]);
}

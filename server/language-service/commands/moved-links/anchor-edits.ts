import type { Minutes } from '../../model/minutes.ts';
import { parse } from '../../syntax/parse.ts';
import { anchorsOf } from '../../syntax/slug.ts';
import { slice } from '../../text/source-text.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';

/** What changes in a document's links to its own headings (`#rdma-支持`) when edits change the words of headings. */
export function anchorEdits(minutes: Minutes, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { source, links, tree } = minutes;
  const inside = links.filter(
    ({ target, destination }) => target.kind === 'anchor' && destination.start < destination.end,
  );
  if (inside.length === 0 || edits.length === 0) return [];
  const before = anchorsOf(source.text, tree);
  const text = applyEdits(source.text, edits);
  const after = anchorsOf(text, parse(text));
  if (after.length !== before.length) return [];
  return inside.flatMap(({ target, destination }) => {
    const index = target.kind === 'anchor' ? before.indexOf(target.fragment.toLowerCase()) : -1;
    const anchor = after[index];
    if (anchor === undefined || anchor === before[index]) return [];
    const written = slice(source, destination);
    return [{ span: destination, text: `#${written.includes('%') ? encodeURIComponent(anchor) : anchor}` }];
  });
}

import { numbersIn } from '../../model/follow-sections.ts';
import { isContent } from '../../model/is-content.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { hasAllSections, outlineOf } from '../../model/outline.ts';
import { passagesWith } from '../../model/passages-with.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { isSameList, remember } from '../../text/remember.ts';

/** Whether nothing stands under a heading and under those in it. */
export function isEmpty(minutes: Minutes, section: Section): boolean {
  return emptySections(minutes).has(section);
}

/** All sections of which that is so, in the order of the text. */
export const emptySections: (minutes: Minutes) => ReadonlySet<Section> = remember(
  (minutes) => followEmpty(minutes) ?? findEmpty(minutes),
);

/** The same sections as before where only words changed, and none made something of nothing or nothing of something. */
function followEmpty({ sections, passages, since }: Minutes): ReadonlySet<Section> | undefined {
  if (!since || !hasAllSections(since.base)) return undefined;
  const { base, changed } = since;
  const isSame = (index: number): boolean => {
    const [was, is] = [base.passages[index], passages[index]];
    return was !== undefined && is !== undefined && isSameList(contentsOf(was.piece), contentsOf(is.piece));
  };
  if (![...changed].every(isSame)) return undefined;
  const numbers = numbersIn(base);
  const empty = [...emptySections(base)].flatMap((section) => sections[numbers.get(section) ?? -1] ?? []);
  return new Set(empty);
}

/** For each block of a piece whether something stands in it. */
const contentsOf: (piece: Piece) => readonly boolean[] = remember(({ root }) => root.children.map(isContent));

function findEmpty(minutes: Minutes): ReadonlySet<Section> {
  const { sections, passages, blocks } = minutes;
  const { parents } = outlineOf(minutes);
  const filled = new Set(passagesWithMore(minutes));
  const empty: Section[] = [];
  const full = new Set<Section>();
  // What stands in a section stands behind its heading.
  let passage = passages.length - 1;
  for (let index = sections.length - 1; index >= 0; index--) {
    const section = sections[index];
    if (!section) continue;
    const { start, end } = section.blockRange;
    while ((passages[passage]?.block ?? 0) >= start) passage--;
    // Mostly it stands alone in its passage, and its heading at the beginning of that.
    const isAlone =
      passages[passage]?.block === start - 1 && end === (passages[passage + 1]?.block ?? blocks.length);
    const isFilled = isAlone ? filled.has(passage) : blocks.some(start, end, isContent);
    if (isFilled || full.has(section)) {
      const parent = parents.get(section);
      if (parent) full.add(parent);
    } else empty.push(section);
  }
  return new Set(empty.reverse());
}

/** Passages in which something stands behind the first block. */
const passagesWithMore = passagesWith(({ piece }) => contentsOf(piece).includes(true, 1));

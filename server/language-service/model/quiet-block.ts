import type { Code, Nodes, RootContent } from 'mdast';
import { readOrdinal } from '../calendar/numeral.ts';
import type { Profile } from '../profiles/profile.ts';
import { matchSection } from '../profiles/section-name.ts';
import { sectionsOfAll } from '../profiles/sections-of.ts';
import type { Piece } from '../syntax/pieces.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import { isMovedTo, type Span } from '../text/span.ts';
import type { Earlier, Naming } from './minutes.ts';
import { hasAllSections } from './outline.ts';
import { headingsIn, plainLinesIn, type RawHeading } from './read-headings.ts';
import { invitationIn } from './read-parts.ts';
import { hasOneHeading, isNoHeading, renamedHeading } from './renamed-heading.ts';
import { topicNames } from './wanted-levels.ts';

/** Characters that were replaced, and by how many the text grew. */
export interface Replaced extends Span {
  readonly by: number;
  /** By how many the text grew further up in the passage; none where absent. */
  readonly shift?: number;
}

/** Where an offset of a passage stands after a change in it; undefined within what changed and at its ends. */
export function offsetAfter({ start, end, by, shift = 0 }: Replaced, offset: number): number | undefined {
  if (offset < start) return offset + shift;
  return offset > end ? offset + by + shift : undefined;
}

/** A block of a piece, by its number. */
export interface OwnBlock {
  readonly piece: Piece;
  /** Where the piece stands in the document. */
  readonly start: number;
  readonly block: RootContent;
  readonly index: number;
}

/** Lines of their own that are longer name no section. */
const SHORTEST_PROSE = 60;

/** What nobody else sees; `naming` where a heading is called otherwise that the layout knows, or knew. */
export interface Quiet {
  readonly naming?: Naming;
}

/**
 * Whether nobody who looks at the document as a whole sees that a block of a passage became another by a change in its words: no heading
 * stands for another section by that, and it is no number of a list, no invitation, and closes and opens nothing. `before` is a version of
 * the document before the change. Undefined where somebody may see it.
 */
export function quietBlock(
  before: Earlier,
  passage: number,
  was: OwnBlock,
  is: OwnBlock,
  change: Replaced,
): Quiet | undefined {
  const a = headingOf(was);
  const b = headingOf(is);
  if (!a && !b) return isQuietBlock(before, was, is, change) ? {} : undefined;
  if (!a || !b || !isSameHeading(a, b, change) || !isComplete(before)) return undefined;
  // The first may become the title.
  if (before.passages.findIndex(({ piece }) => headingsIn(piece).length > 0) === passage) return undefined;
  if (isQuietHeading(before, a, b)) return {};
  if (a.form === 'bold') return [a, b].every(({ name }) => isNoHeading(before, name)) ? {} : undefined;
  const isAlone = [was, is].every(({ piece }) => hasOneHeading(headingsIn(piece), before.layout));
  const naming = isAlone ? renamedHeading(before, passage, a, b) : undefined;
  return naming && { naming };
}

function isQuietBlock(before: Earlier, was: OwnBlock, is: OwnBlock, change: Replaced): boolean {
  if (!isQuietWithin(was, is, change)) return false;
  switch (was.block.type) {
    case 'list':
    case 'table':
      return true;
    case 'paragraph':
      return isQuietParagraph(before, was, is, change);
    case 'code':
      return isQuietFence(before, was, is, change);
    case 'html':
      // A comment is no content, and may be told to a check.
      return [was, is].every(({ block }) => block.type === 'html' && !block.value.includes('<!--'));
    default:
      return false;
  }
}

/** The heading that a block is. */
function headingOf({ piece, block, index }: OwnBlock): RawHeading | undefined {
  if (block.type !== 'heading' && block.type !== 'paragraph') return undefined;
  return headingsIn(piece).find((heading) => heading.index === index);
}

function isSameHeading(a: RawHeading, b: RawHeading, change: Replaced): boolean {
  return a.form === b.form && a.level === b.level && isAfter(a.ordinal, b.ordinal, change);
}

/** A heading of the meeting's own stays one, whatever it is called. */
function isQuietHeading({ profile, layout }: Earlier, a: RawHeading, b: RawHeading): boolean {
  const topics = topicNames(profile);
  // A bold line that is no heading is no topic either.
  const isTopicAs = (a.form === 'bold' && !layout.boldHeadings) || topics.has(a.name) === topics.has(b.name);
  return isTopicAs && [a, b].every(({ name }) => name !== '' && !isName(profile, name));
}

function isQuietParagraph(before: Earlier, was: OwnBlock, is: OwnBlock, change: Replaced): boolean {
  const [a, b] = [was, is].map(({ piece, block }) => {
    const { start, end } = spanOfNode(block);
    const words = piece.text.slice(start, end);
    return { words, ordinal: readOrdinal(piece.text, start) };
  });
  if (!a || !b || [a, b].some(({ words }) => /^[ ]{0,3}#/m.test(words))) return false;
  if (!isAfter(a.ordinal, b.ordinal, change)) return false;
  if ([a, b].every(({ words }) => words.length >= SHORTEST_PROSE || /[\r\n]/.test(words))) return true;
  // A line of its own may be the heading, or the time, that is looked for.
  const names = [was, is].flatMap(({ piece, index }) =>
    plainLinesIn(piece).filter((line) => line.index === index),
  );
  return names.every(({ name }) => !isName(before.profile, name)) && isComplete(before);
}

/** Whether a fence holds no invitation, or stands behind the one that was found, where no other is looked for. */
function isQuietFence(before: Earlier, was: OwnBlock, is: OwnBlock, change: Replaced): boolean {
  const [a, b] = [was.block, is.block];
  if (
    a.type !== 'code' ||
    b.type !== 'code' ||
    !isQuietCode({ ...was, block: a }, { ...is, block: b }, change)
  )
    return false;
  const { invitation } = before;
  const isBehind = invitation !== undefined && invitation.span.end < was.start;
  if (!isBehind && [was, is].some(({ piece }) => invitationIn(piece))) return false;
  return isComplete(before);
}

/** Whether a fence is closed as before, and holds nothing that would be a section's heading outside of it. */
function isQuietCode(
  was: Pick<OwnBlock, 'piece'> & { readonly block: Code },
  is: Pick<OwnBlock, 'piece'> & { readonly block: Code },
  { start, end }: Replaced,
): boolean {
  const span = spanOfNode(was.block);
  const [head, tail] = [was.piece.text.slice(span.start, start), was.piece.text.slice(end, span.end)];
  const opening = /^(`{3,}|~{3,})/.exec(head)?.[0];
  const closing = /[\r\n][\s>]*(`{3,}|~{3,})[ \t]*$/.exec(tail)?.[1];
  if (!opening || !closing || !/[\r\n]/.test(head)) return false;
  if (opening[0] !== closing[0] || closing.length < opening.length) return false;
  return [was, is].every(({ block }) => !/^ {0,3}#{1,6}[ \t]/m.test(block.value));
}

function isName(profile: Profile, name: string): boolean {
  return matchSection(name, sectionsOfAll(profile)) !== undefined;
}

/** Whether no other line is taken for a section. */
function isComplete(before: Earlier): boolean {
  return hasAllSections(before.since.base);
}

/** Whether a plain value of a passage is another one after changes, one after the other; spans that touch one of them never are. */
export function isAfter(was: unknown, is: unknown, ...changes: readonly Replaced[]): boolean {
  return isMovedTo(was, is, (offset) =>
    changes.reduce((at, change) => (at < 0 ? at : (offsetAfter(change, at) ?? -1)), offset),
  );
}

const TELLING: ReadonlySet<string> = new Set([
  'code',
  'html',
  'heading',
  'definition',
  'footnoteDefinition',
  'blockquote',
]);

/** Whether what stands in a block and is more than words is the same. */
function isQuietWithin(was: OwnBlock, is: OwnBlock, change: Replaced): boolean {
  const a = tellingIn(was.block);
  const b = tellingIn(is.block);
  return (
    a.length === b.length &&
    a.every((node, index) => {
      const other = b[index];
      return other?.type === node.type && isAfter(spanOfNode(node), spanOfNode(other), change);
    })
  );
}

const tellingIn: (block: RootContent) => readonly Nodes[] = remember((block) => {
  const found: Nodes[] = [];
  for (const { node } of walk(block)) if (node !== block && TELLING.has(node.type)) found.push(node);
  return found;
});

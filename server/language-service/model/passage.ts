import type { Definition, Root } from 'mdast';
import type { Profile } from '../profiles/profile.ts';
import type { DocumentTree } from '../syntax/document-tree.ts';
import { type Piece, type PlacedPiece, piecesOf } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { lateValues } from '../text/late-values.ts';
import { createMemory } from '../text/memory.ts';
import { isSame, once, remember } from '../text/remember.ts';
import { createSourceText, type SourceText } from '../text/source-text.ts';
import { contains, moved, movedSpan, overlaps, type Span } from '../text/span.ts';
import type { Invitation } from './invitation.ts';
import type { Link } from './link.ts';
import { nodesIn } from './nodes-in.ts';
import { readLinks } from './read-links.ts';

/**
 * A heading with what stands under it up to the next heading, by itself: what a check sees that need not know the rest. Spans
 * count from the passage's first character. A passage that an edit did not touch stays the same object.
 */
export interface Passage {
  /** The passage's own text. */
  readonly source: SourceText;
  readonly tree: Root;
  readonly profile: Profile;
  readonly links: readonly Link[];
  /** Fenced and indented code, inline code, HTML, front matter: where words are not prose. In the order of the text. */
  readonly verbatim: readonly Span[];
  /** The invitation of the minutes, where it stands in this passage. */
  readonly invitation?: Invitation;
  /** The line that was read as the meeting's time, where it stands in this passage. */
  readonly timeLine?: Span;
}

/** A passage with its place in the document. */
export interface PlacedPassage extends PlacedPiece {
  readonly passage: Passage;
}

/** What is in force in the whole document and changes how a passage is read. */
export interface Circumstances {
  readonly profile: Profile;
  readonly lineEnd: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Spans in the document. */
  readonly invitation?: Invitation;
  readonly timeLine?: Span;
}

interface Variant {
  readonly circumstances: Circumstances;
  readonly passage: Passage;
}

const variants = createMemory<Piece, readonly Variant[]>();
/** The same words may stand in several places; older readings are forgotten. */
const MOST_VARIANTS = 4;

/** A piece as a passage of its document: the same object while the same words stand in circumstances that make no difference. */
export function readPassage({ piece, start }: PlacedPiece, whole: Circumstances): Passage {
  const own = ownCircumstances(piece, start, whole);
  const known = variants.get(piece) ?? [];
  const same = known.find(({ circumstances }) => isSameIn(circumstances, own));
  if (same) return same.passage;
  const { profile, lineEnd, definitions, invitation, timeLine } = own;
  const source = { ...sourceOf(piece), lineEnd };
  const links = once(() => readLinks(source, piece.root, definitions));
  const made: Passage = Object.assign(found({ piece, links }), {
    source,
    tree: piece.root,
    profile,
    ...(invitation && { invitation }),
    ...(timeLine && { timeLine }),
  });
  variants.set(piece, [{ circumstances: own, passage: made }, ...known.slice(0, MOST_VARIANTS - 1)]);
  return made;
}

const found = lateValues<
  { readonly piece: Piece; readonly links: () => Passage['links'] },
  Pick<Passage, 'links' | 'verbatim'>
>({
  links: ({ links }) => links(),
  verbatim: ({ piece }) => verbatimIn(piece),
});

/** What of the circumstances matters in a passage, spans counted from its start. */
function ownCircumstances(piece: Piece, start: number, whole: Circumstances): Circumstances {
  const place = { start, end: start + piece.text.length };
  const { profile, lineEnd, definitions, invitation, timeLine } = whole;
  const used = referencesIn(piece);
  return {
    profile,
    lineEnd,
    definitions:
      used.size === 0 || definitions.size === 0
        ? NO_DEFINITIONS
        : new Map([...definitions].filter(([identifier]) => used.has(identifier))),
    ...(invitation && overlaps(place, invitation.span) && { invitation: moved(invitation, -start) }),
    ...(timeLine && overlaps(place, timeLine) && { timeLine: movedSpan(timeLine, -start) }),
  };
}

const NO_DEFINITIONS: ReadonlyMap<string, Definition> = new Map();

function isSameIn(a: Circumstances, b: Circumstances): boolean {
  return (
    a.profile === b.profile &&
    a.lineEnd === b.lineEnd &&
    a.definitions.size === b.definitions.size &&
    [...a.definitions].every(([identifier, { url }]) => b.definitions.get(identifier)?.url === url) &&
    isSame(a.timeLine, b.timeLine) &&
    isSame(a.invitation, b.invitation)
  );
}

/** The text of a piece. */
export const sourceOf: (piece: Piece) => SourceText = remember(({ text }) => createSourceText('', 0, text));

const VERBATIM: ReadonlySet<string> = new Set(['code', 'inlineCode', 'html', 'yaml']);

const verbatimIn: (piece: Piece) => readonly Span[] = remember(({ root }) =>
  nodesIn(root)
    .filter(({ node }) => VERBATIM.has(node.type))
    .map(({ node }) => spanOfNode(node)),
);

const referencesIn: (piece: Piece) => ReadonlySet<string> = remember(({ root }) => {
  const used = new Set<string>();
  for (const { node } of nodesIn(root)) {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  }
  return used;
});

const definitionsIn: (piece: Piece) => readonly Definition[] = remember(({ root }) =>
  nodesIn(root).flatMap(({ node }) => (node.type === 'definition' ? [node] : [])),
);

/** The links of a document that stand within a span of it, in the order of the text. */
export function linksWithin(
  { passages }: { readonly passages: readonly PlacedPassage[] },
  span: Span,
): readonly Link[] {
  return passages
    .filter(({ piece, start }) => overlaps(span, { start, end: start + piece.text.length }))
    .flatMap(({ passage, start }) => moved(passage.links, start))
    .filter((link) => contains(span, link.span));
}

/** The first definition of each label counts (CommonMark 0.31, “Link reference definitions”). */
export function readDefinitions(tree: DocumentTree): ReadonlyMap<string, Definition> {
  if (tree.definitions.counts.size === 0) return NO_DEFINITIONS;
  const found = new Map<string, Definition>();
  for (const { piece } of piecesOf(tree)) {
    for (const definition of definitionsIn(piece)) {
      if (!found.has(definition.identifier)) found.set(definition.identifier, definition);
    }
  }
  return found;
}

import { fileNameOf, readFileName } from '../profiles/file-name.ts';
import { layoutAt } from '../profiles/layout-at.ts';
import type { Profile } from '../profiles/profile.ts';
import { type DocumentTree, rootOf } from '../syntax/document-tree.ts';
import { blocksOf, indexOfPiece, type PlacedPiece, piecesOf } from '../syntax/pieces.ts';
import { lineageOf, treeOf } from '../syntax/tree-of.ts';
import { workedOut } from '../text/late-values.ts';
import { createMemory } from '../text/memory.ts';
import { once } from '../text/remember.ts';
import { lineEndOf, type SourceText } from '../text/source-text.ts';
import { moved, movedThrough, type Span } from '../text/span.ts';
import { followSections } from './follow-sections.ts';
import type { Minutes, Since } from './minutes.ts';
import { sinceOf } from './outline.ts';
import {
  type Circumstances,
  type Passage,
  type PlacedPassage,
  readDefinitions,
  readPassage,
} from './passage.ts';
import { keepChanges, type QuietChange, quietChanges } from './quiet-change.ts';
import { placedHeadings } from './read-headings.ts';
import {
  findInvitation,
  findLooseInvitation,
  findPart,
  majority,
  readTime,
  readTitle,
} from './read-parts.ts';
import { readSections } from './read-sections.ts';

const known = createMemory<SourceText, WeakMap<Profile, Minutes>>();
/** The version that was read last of each document that is being edited. */
const latest = new WeakMap<object, Minutes>();

/** Reads a text as minutes of a profile; once for each text and profile. Never fails: what cannot be read is absent. */
export function readMinutes(source: SourceText, profile: Profile): Minutes {
  const readings = known.get(source) ?? new WeakMap<Profile, Minutes>();
  known.set(source, readings);
  const found = readings.get(profile);
  if (found) return found;
  const tree = treeOf(source);
  const lineage = lineageOf(source);
  const before = latest.get(lineage);
  const pieces = piecesOf(tree);
  const changes = before?.profile === profile ? quietChanges(before, pieces) : undefined;
  const minutes =
    before && changes
      ? follow(before, source, tree, changes)
      : read(source, profile, tree, before?.since?.base ?? before);
  if (before?.profile === profile) keepChanges(before, minutes, changes);
  latest.set(lineage, minutes);
  readings.set(profile, minutes);
  return minutes;
}

/** Reads everything; of `before`, a version before, what stands where it stood is taken over. */
function read(source: SourceText, profile: Profile, tree: DocumentTree, before?: Minutes): Minutes {
  const pieces = piecesOf(tree);
  const whole = { children: blocksOf(pieces) };
  const headings = placedHeadings(pieces, before);
  const name = fileNameOf(source.uri);
  const file = readFileName(name, profile.fileName);
  const year = file.date?.date.year;
  const title = readTitle(headings, profile, year);
  const timePart = findPart(source, whole, headings, profile, 'time');
  const time = timePart && readTime(source, timePart, year);
  const joinPart = findPart(source, whole, headings, profile, 'join');
  const invitation = joinPart ? findInvitation(source, joinPart) : findLooseInvitation(pieces);
  const said = time?.moment.date;
  const invited = invitation?.time?.moment?.date;
  // An invitation in the time section says the day once, not twice.
  const other = invited?.span.start === said?.span.start ? undefined : invited;
  const date = majority([file.date, said, title?.part.date, other]);
  const layout = layoutAt(profile, date);
  const sections = readSections(source, whole, headings, layout, title?.heading);
  const parts = [timePart, joinPart].flatMap((part) => part ?? []);
  const opening = parts.map(({ heading, body }) => ({ start: heading.span.start, end: body.end }));
  const definitions = readDefinitions(tree);
  const circumstances: Circumstances = {
    profile,
    lineEnd: lineEndOf(source),
    definitions,
    ...(invitation && { invitation }),
    ...(time && { timeLine: time.line }),
  };
  return withTheRest({
    source,
    profile,
    layout,
    file: { name, ...file },
    passages: movePassages(before, pieces, circumstances),
    opening: title ? [title.heading.span, ...opening] : opening,
    definitions,
    ...(date && { date }),
    ...(title && { title: title.part }),
    ...(time && { time }),
    ...(invitation && { invitation }),
    tree: () => rootOf(tree),
    blocks: () => whole.children,
    headings: () => headings,
    sections: () => sections,
  });
}

/** What is worked out when somebody asks for it. */
type Late = 'tree' | 'blocks' | 'headings' | 'sections';
type Early = Omit<Minutes, Late | 'links' | 'verbatim'>;

function withTheRest(parts: Early & { readonly [Key in Late]: () => Minutes[Key] }): Minutes {
  const { tree, blocks, headings, sections, ...early } = parts;
  const { passages } = early;
  const rest = late({
    tree,
    blocks,
    headings,
    sections,
    links: () => passages.flatMap(({ passage, start }) => moved(passage.links, start)),
    verbatim: () => passages.flatMap(({ passage, start }) => moved(passage.verbatim, start)),
  });
  return Object.assign(rest, early);
}

const late = workedOut<Pick<Minutes, Late | 'links' | 'verbatim'>>([
  'tree',
  'blocks',
  'headings',
  'sections',
  'links',
  'verbatim',
]);

/** The minutes after changes that left sections and opening as they were. */
function follow(
  before: Minutes,
  source: SourceText,
  tree: DocumentTree,
  changes: readonly QuietChange[],
): Minutes {
  const pieces = piecesOf(tree);
  const early = moveOpening(before, before.passages, pieces);
  const { profile, layout, file, date, definitions } = before;
  const circumstances: Circumstances = {
    profile,
    lineEnd: lineEndOf(source),
    definitions,
    ...(early.invitation && { invitation: early.invitation }),
    ...(early.time && { timeLine: early.time.line }),
  };
  const base = before.since?.base ?? before;
  const headings = once(() => placedHeadings(pieces, base));
  const since = sinceThen(before, changes);
  const passages = movePassages(before, pieces, circumstances);
  return withTheRest({
    source,
    profile,
    layout,
    file,
    definitions,
    since,
    ...(date && { date }),
    ...early,
    passages,
    tree: () => rootOf(tree),
    blocks: () => blocksOf(pieces),
    headings,
    sections: () => {
      if (!layout.boldHeadings) return followSections(since, { passages, source });
      const named = readTitle(headings(), profile, file.date?.date.year);
      return readSections(source, { children: blocksOf(pieces) }, headings(), layout, named?.heading);
    },
  });
}

/** What changed since the headings were read, after more changes. */
function sinceThen(before: Minutes, changes: readonly QuietChange[]): Since {
  const { base, changed, renamed } = sinceOf(before);
  const named = changes.flatMap(({ passage, naming }) => (naming ? [[passage, naming] as const] : []));
  return {
    base,
    changed: new Set([...changed, ...changes.map(({ passage }) => passage)]),
    renamed: named.length > 0 ? new Map([...renamed, ...named]) : renamed,
  };
}

type Opening = Pick<Minutes, 'opening' | 'title' | 'time' | 'invitation'>;

/** Nothing of the opening stands in a passage that changed quietly, so that it moves as a whole. */
function moveOpening(
  { opening, title, time, invitation }: Minutes,
  before: readonly PlacedPassage[],
  pieces: readonly PlacedPiece[],
): Opening {
  const spans = [time?.line, invitation?.span, title?.span, ...opening];
  const end = Math.max(0, ...spans.flatMap((span) => span?.end ?? []));
  if (standStill(before, pieces, end))
    return { opening, ...(title && { title }), ...(time && { time }), ...(invitation && { invitation }) };
  const follow = (offset: number): number => {
    const index = indexOfPiece(before, offset);
    return offset + (pieces[index]?.start ?? 0) - (before[index]?.start ?? 0);
  };
  return {
    opening: movedThrough(opening, follow),
    ...(title && { title: movedThrough(title, follow) }),
    ...(time && { time: movedThrough(time, follow) }),
    ...(invitation && { invitation: movedThrough(invitation, follow) }),
  };
}

/** Whether the passages before an offset stand where they stood. */
function standStill(before: readonly PlacedPassage[], pieces: readonly PlacedPiece[], end: number): boolean {
  for (const [index, { start }] of before.entries()) {
    if (start > end) return true;
    if (pieces[index]?.start !== start) return false;
  }
  return true;
}

/** The passages of a version, those that are as they were taken over from one before. */
function movePassages(
  before: Minutes | undefined,
  pieces: readonly PlacedPiece[],
  circumstances: Circumstances,
): readonly PlacedPassage[] {
  const { profile, lineEnd, definitions, invitation, timeLine } = circumstances;
  const isPlain =
    before?.profile === profile &&
    lineEndOf(before.source) === lineEnd &&
    before.definitions.size === 0 &&
    definitions.size === 0;
  const isStill = before?.invitation === invitation && before?.time?.line === timeLine;
  const marked = new Set([
    ...(before ? numbersAt(before.passages, [before.invitation?.span, before.time?.line]) : []),
    ...numbersAt(pieces, [invitation?.span, timeLine]),
  ]);
  const moved: PlacedPassage[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    const old = before?.passages[index];
    if (!piece) continue;
    const isSame =
      isPlain && old?.piece === piece.piece && (!marked.has(index) || (isStill && old.start === piece.start));
    if (!isSame) moved.push(placedAt(piece, readPassage(piece, circumstances)));
    else if (old.start === piece.start && old.line === piece.line && old.block === piece.block)
      moved.push(old);
    else moved.push(placedAt(piece, old.passage));
  }
  return moved;
}

function placedAt({ piece, start, line, block }: PlacedPiece, passage: Passage): PlacedPassage {
  return { piece, start, line, block, passage };
}

/** The numbers of the pieces that spans stand in. */
function numbersAt(pieces: readonly PlacedPiece[], spans: readonly (Span | undefined)[]): number[] {
  return spans.flatMap((span) => {
    const found: number[] = [];
    if (!span) return found;
    for (let index = indexOfPiece(pieces, span.start); index < pieces.length; index++) {
      if ((pieces[index]?.start ?? span.end) >= span.end) break;
      found.push(index);
    }
    return found;
  });
}

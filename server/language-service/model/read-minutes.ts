import { fileNameOf, readFileName } from '../profiles/file-name.ts';
import { layoutAt } from '../profiles/layout-at.ts';
import type { Profile } from '../profiles/profile.ts';
import { type DocumentTree, rootOf } from '../syntax/document-tree.ts';
import { blocksOf, indexOfPiece, type PlacedPiece, piecesOf } from '../syntax/pieces.ts';
import { lineageOf, treeOf } from '../syntax/tree-of.ts';
import { once } from '../text/remember.ts';
import { lineEndOf, type SourceText } from '../text/source-text.ts';
import { moved, movedThrough } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
import { type Circumstances, type PlacedPassage, readDefinitions, readPassage } from './passage.ts';
import { quietChanges } from './quiet-change.ts';
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

const known = new WeakMap<SourceText, WeakMap<Profile, Minutes>>();
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
  const minutes =
    (before?.profile === profile && follow(before, source, tree)) || read(source, profile, tree);
  latest.set(lineage, minutes);
  readings.set(profile, minutes);
  return minutes;
}

function read(source: SourceText, profile: Profile, tree: DocumentTree): Minutes {
  const pieces = piecesOf(tree);
  const whole = { children: blocksOf(pieces) };
  const headings = placedHeadings(pieces);
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
    passages: pieces.map((piece) => ({ ...piece, passage: readPassage(piece, circumstances) })),
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
  const { passages } = parts;
  const tree = once(parts.tree);
  const blocks = once(parts.blocks);
  const headings = once(parts.headings);
  const sections = once(parts.sections);
  const links = once(() => passages.flatMap(({ passage, start }) => moved(passage.links, start)));
  const verbatim = once(() => passages.flatMap(({ passage, start }) => moved(passage.verbatim, start)));
  return {
    ...parts,
    get tree() {
      return tree();
    },
    get blocks() {
      return blocks();
    },
    get headings() {
      return headings();
    },
    get sections() {
      return sections();
    },
    get links() {
      return links();
    },
    get verbatim() {
      return verbatim();
    },
  };
}

/** The minutes after a change that left headings and opening as they were; undefined after another. */
function follow(before: Minutes, source: SourceText, tree: DocumentTree): Minutes | undefined {
  const pieces = piecesOf(tree);
  const changes = quietChanges(before, pieces);
  if (!changes) return undefined;
  const early = moveOpening(before, before.passages, pieces);
  const { profile, layout, file, date, definitions } = before;
  const circumstances: Circumstances = {
    profile,
    lineEnd: lineEndOf(source),
    definitions,
    ...(early.invitation && { invitation: early.invitation }),
    ...(early.time && { timeLine: early.time.line }),
  };
  const whole = once(() => read(source, profile, tree));
  return withTheRest({
    source,
    profile,
    layout,
    file,
    definitions,
    since: {
      base: before.since?.base ?? before,
      changed: new Set([...(before.since?.changed ?? []), ...changes.map(({ passage }) => passage)]),
    },
    ...(date && { date }),
    ...early,
    passages: movePassages(before.passages, pieces, circumstances),
    tree: () => rootOf(tree),
    blocks: () => blocksOf(pieces),
    headings: () => whole().headings,
    sections: () => whole().sections,
  });
}

type Opening = Pick<Minutes, 'opening' | 'title' | 'time' | 'invitation'>;

/** Nothing of the opening stands in a passage that changed quietly, so that it moves as a whole. */
function moveOpening(
  { opening, title, time, invitation }: Minutes,
  before: readonly PlacedPassage[],
  pieces: readonly PlacedPiece[],
): Opening {
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

function movePassages(
  before: readonly PlacedPassage[],
  pieces: readonly PlacedPiece[],
  circumstances: Circumstances,
): readonly PlacedPassage[] {
  return pieces.map((piece, index) => {
    const old = before[index];
    if (old?.piece !== piece.piece) return { ...piece, passage: readPassage(piece, circumstances) };
    return old.start === piece.start && old.line === piece.line ? old : { ...piece, passage: old.passage };
  });
}

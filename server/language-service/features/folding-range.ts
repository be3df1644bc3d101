import type { FoldingRange } from 'vscode-languageserver-types';
import type { Minutes } from '../model/minutes.ts';
import { sourceOf } from '../model/passage.ts';
import { type PlacedPortion, type Portion, portionsOf } from '../model/portions.ts';
import type { Piece } from '../syntax/pieces.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import { lineAt, lineSpan, type SourceText, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { DocumentParams, Feature } from './feature.ts';

const FOLDED: ReadonlySet<string> = new Set(['code', 'blockquote', 'listItem', 'table', 'yaml', 'html']);

/** Sections, the invitation, lists, fences, quotes, tables and comments that have more than one line. */
export const foldingRange: Feature<DocumentParams, FoldingRange[]> = {
  method: 'textDocument/foldingRange',
  capabilities: ({ folding }) => (folding ? { foldingRangeProvider: true } : undefined),
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const invitation = foldOfInvitation(minutes);
    const found = [...foldsOfSections(portionsOf(minutes))];
    for (const { piece, line } of minutes.passages) {
      for (const { startLine, endLine, ...rest } of foldsIn(piece)) {
        const isInvitation =
          invitation && startLine + line === invitation.startLine && endLine + line === invitation.endLine;
        if (!isInvitation) found.push({ startLine: startLine + line, endLine: endLine + line, ...rest });
      }
    }
    if (invitation) found.push(invitation);
    return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  },
};

function foldOfInvitation({ source, invitation }: Minutes): FoldingRange | undefined {
  const range = invitation && linesOf(source, invitation.span);
  return range && { ...range, kind: 'region' };
}

function* foldsOfSections(portions: readonly PlacedPortion[]): Generator<FoldingRange> {
  for (const { portion, place, following } of portions) {
    const last = portions[following - 1];
    const startLine = linesIn(portion).first + place.line;
    const endLine = last ? linesIn(last.portion).last + last.place.line : startLine;
    if (endLine > startLine) yield { startLine, endLine };
  }
}

/** The line of a portion's heading, and its last that is not blank. */
const linesIn: (portion: Portion) => { readonly first: number; readonly last: number } = remember(
  ({ piece, heading, end }) => {
    const source = sourceOf(piece);
    const { start } = heading.span;
    const words = slice(source, { start, end }).trimEnd();
    return { first: lineAt(source, start), last: lineAt(source, start + Math.max(words.length - 1, 0)) };
  },
);

/** What folds in a piece, sections left out; lines count from the piece. Of two with the same lines the inner one counts. */
const foldsIn: (piece: Piece) => readonly FoldingRange[] = remember((piece) => {
  const found = new Map<string, FoldingRange>();
  for (const { node } of walk(piece.root)) {
    const range = FOLDED.has(node.type) ? linesOf(sourceOf(piece), spanOfNode(node)) : undefined;
    if (!range) continue;
    const isComment = node.type === 'html' && node.value.trimStart().startsWith('<!--');
    found.set(`${range.startLine} ${range.endLine}`, { ...range, ...(isComment && { kind: 'comment' }) });
  }
  return [...found.values()];
});

/** The lines of a span up to the last that is not blank; undefined where that is one line. */
function linesOf(source: SourceText, span: Span): FoldingRange | undefined {
  const startLine = lineAt(source, span.start);
  let endLine = lineAt(source, Math.max(span.start, span.end - 1));
  while (endLine > startLine && slice(source, lineSpan(source, endLine)).trim() === '') endLine--;
  return endLine > startLine ? { startLine, endLine } : undefined;
}

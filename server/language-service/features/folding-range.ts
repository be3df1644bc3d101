import type { FoldingRange } from 'vscode-languageserver-types';
import type { Minutes } from '../model/minutes.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import { lineAt, lineSpan, slice } from '../text/source-text.ts';
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
    const found = new Map<string, FoldingRange>();
    const add = (span: Span, kind?: 'comment' | 'region'): void => {
      const range = linesOf(minutes, span);
      if (range) found.set(`${range.startLine} ${range.endLine}`, { ...range, ...(kind ? { kind } : {}) });
    };
    for (const section of minutes.sections) add(section.span);
    for (const { node } of walk(minutes.tree)) {
      if (!FOLDED.has(node.type)) continue;
      const comment = node.type === 'html' && node.value.trimStart().startsWith('<!--');
      add(spanOfNode(node), comment ? 'comment' : undefined);
    }
    if (minutes.invitation) add(minutes.invitation.span, 'region');
    return [...found.values()].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  },
};

/** The lines of a span up to the last that is not blank; undefined where that is one line. */
function linesOf({ source }: Minutes, span: Span): FoldingRange | undefined {
  const startLine = lineAt(source, span.start);
  let endLine = lineAt(source, Math.max(span.start, span.end - 1));
  while (endLine > startLine && slice(source, lineSpan(source, endLine)).trim() === '') endLine--;
  return endLine > startLine ? { startLine, endLine } : undefined;
}

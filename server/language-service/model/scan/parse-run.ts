import type { Root, RootContent } from 'mdast';
import { parsePart } from '../../syntax/parse-part.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { createSourceText, type SourceText } from '../../text/source-text.ts';
import { moved, movedSpan } from '../../text/span.ts';
import { findMentions } from '../mentions.ts';
import { readHeadings } from '../read-headings.ts';
import { readLinks } from '../read-links.ts';
import type { Run } from './found.ts';
import { beginsWords, isAtx, isBlankLine, lineOf } from './lines.ts';
import { noteSaid } from './note-said.ts';
import { labelOfNode } from './read-reference.ts';
import { noteDefinition, type Scan } from './scan.ts';

const VERBATIM: ReadonlySet<string> = new Set(['code', 'inlineCode', 'html', 'yaml']);

/**
 * Puts what stands from the last cut to the first safe one behind `doubtful` into what was found, as the parser reads it. The
 * line after it; absent where they cannot be parsed by themselves.
 */
export function parseRun(scan: Scan, doubtful: number): number | undefined {
  const { source, found, repository, cut, known } = scan;
  const start = cut.line === 0 ? 0 : (source.lineStarts[cut.line] ?? 0);
  // What stands behind front matter must not be taken for a beginning.
  if (start > 0 && /^(?:\uFEFF|---)/.test(source.text.slice(start, start + 3))) return undefined;
  const before = known.runs.get(start);
  const run = before && isAsBefore(before, scan, doubtful) ? before : closedRun(scan, start, doubtful);
  const { root, text, next } = run;
  found.runs.set(start, run);
  found.parsed += text.length;
  const nodes = [...walk(root)].map(({ node }) => node);
  for (const node of nodes) noteDefinition(found, node);
  const piece = createSourceText('', 0, text);
  const links = readLinks(piece, root, known.definitions.links);
  const taken = links.map(({ span }) => span);
  for (const node of nodes) if (VERBATIM.has(node.type)) taken.push(spanOfNode(node));
  for (const heading of readHeadings(piece, root))
    found.headings.push({ ...moved(heading, start), index: found.headings.length });
  for (const { span, url } of links) found.links.push({ span: movedSpan(span, start), url });
  for (const { span, ...mention } of findMentions(text, taken, repository))
    found.mentions.push({ ...mention, span: movedSpan(span, start) });
  noteSaid(source, nodes, start, found);
  for (const block of root.children) {
    if (block.type === 'html') found.html.push(movedSpan(spanOfNode(block), start));
    if (block.type === 'code' || block.type === 'blockquote') found.mayHoldInvitation = true;
  }
  return next;
}

/** Whether a run that was parsed before anybody knew of definitions holds the line, and all definitions itself. */
function isAsBefore({ root, next }: Run, { known }: Scan, line: number): boolean {
  if (line >= next) return false;
  const own = new Set([...walk(root)].map(({ node }) => labelOfNode(node)));
  return [...known.definitions.labels.keys()].every((label) => own.has(label));
}

/** A short run of lines from an offset that ends behind a line and leaves nothing open. */
function closedRun({ source, known }: Scan, start: number, line: number): Run {
  const { text, lineStarts } = source;
  let skip = 1;
  for (let next = cutFrom(source, line + 1, 1); next < lineStarts.length; ) {
    const run = text.slice(start, lineStarts[next]);
    // A heading put behind is a heading only where nothing is open.
    const { children } = parsePart(`${run}#`, known.definitions.labels);
    const last = children.at(-1);
    if (last?.type === 'heading' && spanOfNode(last).start === run.length)
      return { root: rootOf(children.slice(0, -1)), text: run, next };
    skip *= 2;
    next = cutFrom(source, next + 1, skip);
  }
  const rest = text.slice(start);
  const { children } = parsePart(rest, known.definitions.labels);
  return { root: rootOf(children), text: rest, next: lineStarts.length };
}

function rootOf(children: RootContent[]): Root {
  return { type: 'root', children };
}

/** The `count`th line from a line on before which a document may be cut if nothing is open there, or behind the last line. */
function cutFrom(source: SourceText, line: number, count: number): number {
  let left = count;
  for (let index = line; index < source.lineStarts.length; index++) {
    const { start } = lineOf(source, index);
    const begins =
      isAtx(source.text, start) || (beginsWords(source.text, start) && isBlankLine(source, index - 1));
    if (begins && --left === 0) return index;
  }
  return source.lineStarts.length;
}

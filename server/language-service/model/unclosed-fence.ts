import type { Code } from 'mdast';
import { readOrdinal } from '../calendar/numeral.ts';
import { matchSection } from '../profiles/section-name.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import type { Piece } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import { fullLineSpan, lineAt, lineEndOf, lineSpan, type SourceText, slice } from '../text/source-text.ts';
import { moved, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Minutes } from './minutes.ts';
import { nodesIn } from './nodes-in.ts';
import { sourceOf } from './passage.ts';
import { passagesWith } from './passages-with.ts';

/** A code fence that takes in what was never meant to be code. */
export interface UnclosedFence {
  /** The opening mark with its info string. */
  readonly opener: Span;
  /** From the opening mark to the end of what is read as code. */
  readonly code: Span;
  /** A heading of the layout that it takes in. */
  readonly swallowed?: Span;
  /** Closes the fence where the code ends, as far as that can be seen; opens it where its opening line is lost. */
  readonly closing: TextEdit;
  /** Whether the mark is the end of a fence whose opening line is lost. */
  readonly isEnd?: boolean;
  /** Whether the place of `closing` is beyond doubt. */
  readonly certain: boolean;
}

/** The opening mark of the first fence that takes in the rest of the document or a section; whoever finds a section missing should ask here first. */
export function unclosedFence(minutes: Minutes): Span | undefined {
  return findUnclosedFence(minutes)?.opener;
}

/**
 * The first fence that runs to the end of the document (CommonMark 0.31, section 4.5) or that takes in a heading which the
 * layout knows and the document has nowhere else: the fence of a later block may have closed it. Fences after the first such one
 * open where they should close, so that nothing is said of them.
 */
export const findUnclosedFence: (minutes: Minutes) => UnclosedFence | undefined = remember((minutes) => {
  let before: Fence | undefined;
  for (const index of passagesWithFences(minutes)) {
    const place = minutes.passages[index];
    if (!place) continue;
    const { piece, start, line } = place;
    for (const each of fencesIn(piece)) {
      const fence = {
        ...moved(each, start),
        firstLine: each.firstLine + line,
        lastLine: each.lastLine + line,
      };
      const found = judge(minutes, fence, before);
      if (found) return found;
      before = fence;
    }
  }
  return undefined;
});

const fencesIn: (piece: Piece) => readonly Fence[] = remember((piece) => {
  const found: Fence[] = [];
  for (const { node, depth } of nodesIn(piece.root)) {
    const fence = node.type === 'code' ? readFence(sourceOf(piece), node, depth > 1) : undefined;
    if (fence) found.push(fence);
  }
  return found;
});

const passagesWithFences = passagesWith(({ piece }) => fencesIn(piece).length > 0);

interface Fence {
  readonly span: Span;
  readonly opener: Span;
  readonly marker: string;
  readonly info: string;
  readonly closed: boolean;
  readonly nested: boolean;
  readonly firstLine: number;
  readonly lastLine: number;
}

function readFence(source: SourceText, node: Code, nested: boolean): Fence | undefined {
  const span = spanOfNode(node);
  const firstLine = lineAt(source, span.start);
  const lastLine = lineAt(source, span.end);
  const opener = { start: span.start, end: Math.min(lineSpan(source, firstLine).end, span.end) };
  const [, marker, info = ''] = /^(`{3,}|~{3,})(.*)/.exec(slice(source, opener)) ?? [];
  if (!marker) return undefined;
  const last = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(slice(source, lineSpan(source, lastLine)))?.[1];
  const closed =
    lastLine > firstLine && last !== undefined && last[0] === marker[0] && last.length >= marker.length;
  return { span, opener, marker, info: info.trim(), closed, nested, firstLine, lastLine };
}

function judge(minutes: Minutes, fence: Fence, before: Fence | undefined): UnclosedFence | undefined {
  const { source } = minutes;
  const strayed = strayedCloser(source, fence, before);
  if (strayed) return { opener: fence.opener, code: fence.span, closing: strayed, certain: true };
  if (fence.closed && /^(?:md|markdown)\b/i.test(fence.info)) return undefined;
  const known = firstHeading(minutes, fence, (line) => isLostSection(minutes, line));
  const toTheEnd = !fence.closed && source.text.slice(fence.span.end).trim() === '';
  if (known === undefined && !toTheEnd) return undefined;
  const swallowed = known === undefined ? {} : { swallowed: lineSpan(source, known) };
  const lost = lostOpener(minutes, fence);
  if (lost) {
    return {
      opener: fence.opener,
      code: fence.span,
      ...swallowed,
      closing: lost,
      isEnd: true,
      certain: true,
    };
  }
  const any = firstHeading(minutes, fence, ({ level }) => level > 1);
  const place = Math.min(known ?? fence.lastLine + 1, any ?? fence.lastLine + 1);
  return {
    opener: fence.opener,
    code: fence.span,
    ...swallowed,
    closing: closeBefore(source, fence, place),
    certain: known === undefined ? any === undefined : known <= (any ?? known),
  };
}

/**
 * A closing mark that was not indented as its fence in a list was: it ends the list and opens a fence of its own.
 * Gives the edit that indents it.
 */
function strayedCloser(source: SourceText, fence: Fence, before: Fence | undefined): TextEdit | undefined {
  if (fence.closed || fence.nested || fence.info !== '') return undefined;
  if (!before?.nested || before.closed || before.lastLine !== fence.firstLine - 1) return undefined;
  if (fence.marker[0] !== before.marker[0] || fence.marker.length < before.marker.length) return undefined;
  const start = lineSpan(source, fence.firstLine).start;
  return { span: { start, end: fence.span.start }, text: indentOf(source, before) };
}

/** A mark right behind an invitation without a fence is where its fence ended. Gives the edit that opens it. */
function lostOpener({ source, invitation }: Minutes, fence: Fence): TextEdit | undefined {
  if (invitation?.form !== 'plain' || fence.nested || fence.info !== '') return undefined;
  const between = source.text.slice(invitation.span.end, fence.span.start);
  if (invitation.span.end > fence.span.start || between.trim() !== '') return undefined;
  const { start } = lineSpan(source, lineAt(source, invitation.span.start));
  return { span: { start, end: start }, text: fence.marker + lineEndOf(source) };
}

interface HeadingLine {
  readonly level: number;
  readonly words: string;
}

function firstHeading(
  { source }: Minutes,
  fence: Fence,
  accepts: (line: HeadingLine) => boolean,
): number | undefined {
  const last = fence.closed ? fence.lastLine - 1 : fence.lastLine;
  for (let line = fence.firstLine + 1; line <= last; line++) {
    const [, marks, words] = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(slice(source, lineSpan(source, line))) ?? [];
    if (marks && words && accepts({ level: marks.length, words })) return line;
  }
  return undefined;
}

/** Whether a line names a section of the layout that no heading of the document is. */
function isLostSection(minutes: Minutes, { words }: HeadingLine): boolean {
  const bare = words.replaceAll('*', '').trim();
  const match = matchSection(bare.slice(readOrdinal(bare)?.span.end ?? 0), sectionsOf(minutes.layout));
  if (!match || match.match === 'near') return false;
  return !minutes.sections.some(({ spec }) => spec?.id === match.spec.id);
}

/** Puts the closing mark behind the last words before a line. */
function closeBefore(source: SourceText, fence: Fence, line: number): TextEdit {
  let last = line - 1;
  while (last > fence.firstLine && slice(source, lineSpan(source, last)).trim() === '') last--;
  const mark = indentOf(source, fence) + fence.marker;
  const botched = last > fence.firstLine ? botchedMark(source, fence, last) : undefined;
  if (botched) return botched;
  const offset = fullLineSpan(source, last).end;
  const atLineStart = offset > lineSpan(source, last).end;
  const text = atLineStart ? mark + lineEndOf(source) : lineEndOf(source) + mark;
  return { span: { start: offset, end: offset }, text };
}

/** The line ends in the closing mark, behind words, or is one that is too short. */
function botchedMark(source: SourceText, fence: Fence, line: number): TextEdit | undefined {
  const { start, end } = lineSpan(source, line);
  const text = source.text.slice(start, end).trimEnd();
  const sign = fence.marker[0] ?? '';
  let from = text.length;
  while (from > 0 && text[from - 1] === sign) from--;
  const length = text.length - from;
  const before = text.slice(0, from);
  if (/^[\s>]*$/.test(before)) {
    if (length === 0 || length >= fence.marker.length) return undefined;
    return { span: { start: start + from, end: start + text.length }, text: fence.marker };
  }
  if (length < fence.marker.length || before.includes(sign.repeat(3))) return undefined;
  return {
    span: { start: start + from, end: start + from },
    text: lineEndOf(source) + indentOf(source, fence),
  };
}

/** What stands before a fence on its line, list marks turned to blanks. */
function indentOf(source: SourceText, fence: Fence): string {
  const before = source.text.slice(lineSpan(source, fence.firstLine).start, fence.span.start);
  return before.replace(/[^>\s]/g, ' ');
}

import type { SourceText } from '../language-service/text/source-text.ts';
import { applyEdits, sortEdits, type TextEdit } from '../language-service/text/text-edit.ts';
import type { Paint } from './paint.ts';

/** Lines shown round a change. */
const around = 3;

/** Old lines that change together, 0-based, the end not included, and the lines that take their place. */
interface Change {
  start: number;
  end: number;
  edits: TextEdit[];
}

/**
 * The edits of a text as a unified diff with three lines of context, made from the edits themselves; `patch -p0` takes it. Lines
 * end at `\n`; a `\r` before it belongs to the line.
 */
export function unifiedDiff(
  name: string,
  source: SourceText,
  edits: readonly TextEdit[],
  paint: Paint,
): string {
  const starts = lineStarts(source.text);
  const lines = starts.map((start, index) =>
    source.text.slice(start, starts[index + 1] ?? source.text.length),
  );
  if (lines.at(-1) === '') lines.pop();
  const changes = changesIn(starts, lines.length, edits);
  const parts = [paint('bold', `--- ${name}`), '\n', paint('bold', `+++ ${name}`), '\n'];
  let shift = 0;
  for (const hunk of hunksOf(changes)) {
    const from = Math.max((hunk[0]?.start ?? 0) - around, 0);
    const to = Math.min((hunk.at(-1)?.end ?? 0) + around, lines.length);
    const body: string[] = [];
    let at = from;
    let added = 0;
    for (const change of hunk) {
      const fresh = newLines(source.text, starts, change);
      for (; at < change.start; at++) body.push(line(' ', lines[at] ?? ''));
      for (; at < change.end; at++) body.push(paintLine(paint, 'red', '-', lines[at] ?? ''));
      for (const text of fresh) body.push(paintLine(paint, 'green', '+', text));
      added += fresh.length - (change.end - change.start);
    }
    for (; at < to; at++) body.push(line(' ', lines[at] ?? ''));
    const header = `@@ -${rangeOf(from, to - from)} +${rangeOf(from + shift, to - from + added)} @@`;
    parts.push(paint('cyan', header), '\n', ...body);
    shift += added;
  }
  return parts.join('');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Edits of the same or of neighbouring lines become one change. */
function changesIn(starts: readonly number[], count: number, edits: readonly TextEdit[]): Change[] {
  const lineOf = (offset: number): number => {
    const index = starts.findIndex((start) => start > offset);
    return (index < 0 ? starts.length : index) - 1;
  };
  const changes: Change[] = [];
  for (const edit of sortEdits(edits)) {
    const start = Math.min(lineOf(edit.span.start), count);
    // An edit that ends where a line begins leaves that line alone if what it puts in ends a line, too.
    const whole =
      starts.includes(edit.span.end) && starts.includes(edit.span.start) && /^$|\n$/.test(edit.text);
    const last = whole ? lineOf(edit.span.end) : Math.min(lineOf(edit.span.end) + 1, count);
    const end = Math.max(last, start);
    const before = changes.at(-1);
    if (before && start <= before.end) {
      before.end = Math.max(before.end, end);
      before.edits.push(edit);
    } else changes.push({ start, end, edits: [edit] });
  }
  return changes;
}

function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const before = hunks.at(-1)?.at(-1);
    if (before && change.start - before.end <= 2 * around) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function newLines(text: string, starts: readonly number[], { start, end, edits }: Change): string[] {
  const from = starts[start] ?? text.length;
  const to = starts[end] ?? text.length;
  const shifted = edits.map(({ span, text }) => ({
    span: { start: span.start - from, end: span.end - from },
    text,
  }));
  const changed = applyEdits(text.slice(from, to), shifted);
  return changed.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines count from 1; an empty range names the line before it. */
function rangeOf(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function line(mark: string, text: string): string {
  return text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;
}

function paintLine(paint: Paint, style: 'red' | 'green', mark: string, text: string): string {
  const [whole = ''] = /^[^\n]*/.exec(mark + text) ?? [];
  return line(paint(style, whole), text.slice(whole.length - mark.length));
}

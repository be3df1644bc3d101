import type { Diagnostic } from 'vscode-languageserver-types';
import { greatest, least } from '../text/extremes.ts';

/** What is being written in one document, and what its reader sees. Immutable. Lines are 0-based lines of the text as it is now. */
export interface Typing {
  /** Absent where the editor does not say. */
  readonly caret?: number;
  /** Lines that were written on, the latest last. */
  readonly edited: readonly Written[];
  /** What the reader was shown last; absent before the first time. */
  readonly shown?: Shown;
  /** How long a line rests before what is found on it is shown, in milliseconds; 0 holds nothing back. */
  readonly patience: number;
}

interface Written {
  readonly line: number;
  /** When it was written on last, in milliseconds since the epoch. */
  readonly time: number;
}

interface Shown {
  readonly items: readonly Diagnostic[];
  /** What moved lines since, in order. */
  readonly changes: readonly LineChange[];
}

/** An edit as lines: text from a place on `line` to one on `line + removed` became text with `added` line ends. */
export interface LineChange {
  readonly line: number;
  /** Whether it began at the line's first character. */
  readonly fromStart: boolean;
  readonly removed: number;
  readonly added: number;
}

/** A document that was just opened: nothing is held back. */
export function quietTyping(patience: number): Typing {
  return { edited: [], patience };
}

/**
 * The state after an edit at `now`. What was shown and written moves along with its line. Edits that put in or take out more
 * than one line are no typing, so that what a paste brings in is judged at once.
 */
export function afterEdit(typing: Typing, change: LineChange, now: number): Typing {
  const { patience, shown } = typing;
  const move = (line: number): number => movedLine(line, change);
  const isTyped = change.added <= 1 && change.removed <= 1;
  const own = change.line + change.added;
  const edited: Written[] = [];
  for (const each of typing.edited) {
    if (now - each.time >= patience) continue;
    const line = move(each.line);
    if (isTyped && line === own) continue;
    edited.push(line === each.line ? each : { line, time: each.time });
  }
  if (isTyped) edited.push({ line: own, time: now });
  const caret = typing.caret === undefined ? undefined : isTyped ? own : move(typing.caret);
  const moves = change.added > 0 || change.removed > 0;
  return {
    patience,
    edited,
    ...(caret === undefined ? {} : { caret }),
    ...(shown && { shown: moves ? { ...shown, changes: [...shown.changes, change] } : shown }),
  };
}

function movedLine(line: number, { line: first, fromStart, removed, added }: LineChange): number {
  if (line < first || (line === first && !(fromStart && removed === 0))) return line;
  return Math.max(line - removed, first) + added;
}

/** When the last line that was written on comes to rest, in milliseconds since the epoch; absent where nobody is writing at `now`. */
export function restsAt({ edited, patience }: Typing, now: number): number | undefined {
  const last = edited.at(-1);
  const until = last ? last.time + patience : now;
  return until > now ? until : undefined;
}

/** The state once the reader has been shown these findings. */
export function afterShowing(typing: Typing, items: readonly Diagnostic[]): Typing {
  return { ...typing, shown: { items, changes: [] } };
}

export interface Calm {
  /** What the reader is to see now, in the order of the text. */
  readonly items: readonly Diagnostic[];
  /** When the next of the others is to be shown, in milliseconds since the epoch; absent where none is held back. */
  readonly until?: number;
}

/**
 * Holds findings back on lines that are being written: those where the caret is (or may be) and that did not rest yet. What the
 * reader saw on such a line before stays as long as it holds. The first look at a document shows everything.
 */
export function calm(items: readonly Diagnostic[], typing: Typing, now: number): Calm {
  const busy = new Map<number, number>();
  for (const { line, time } of typing.edited) {
    const until = time + typing.patience;
    if (until > now && (typing.caret === undefined || typing.caret === line)) busy.set(line, until);
  }
  if (busy.size === 0 || !typing.shown) return { items };
  const [first, last] = [least(busy.keys()), greatest(busy.keys())];
  const waiting = new Map<Diagnostic, number>();
  for (const item of items) {
    const { start, end } = item.range;
    const until = start.line > last || end.line < first ? undefined : restOf(item, busy);
    if (until !== undefined) waiting.set(item, until);
  }
  if (waiting.size === 0) return { items };
  const known = recognise(items, new Set(waiting.keys()), typing.shown);
  let next: number | undefined;
  const kept = items.filter((item) => {
    const until = waiting.get(item);
    if (until === undefined || known.has(item)) return true;
    next = Math.min(next ?? until, until);
    return false;
  });
  return next === undefined ? { items } : { items: kept, until: next };
}

/** When the last of a finding's lines comes to rest; undefined where none is being written. */
function restOf({ range }: Diagnostic, busy: ReadonlyMap<number, number>): number | undefined {
  const { start, end } = range;
  // What ends at a line's very beginning does not stand on it.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  let until: number | undefined;
  if (last - start.line < busy.size) {
    for (let line = start.line; line <= last; line++) {
      const time = busy.get(line);
      if (time !== undefined) until = Math.max(until ?? time, time);
    }
    return until;
  }
  for (const [line, time] of busy) {
    if (line >= start.line && line <= last) until = Math.max(until ?? time, time);
  }
  return until;
}

/** The findings that were shown before: of the same rule on the same line, those in the same words first, and no more than there were. */
function recognise(
  items: readonly Diagnostic[],
  waiting: ReadonlySet<Diagnostic>,
  { items: before, changes }: Shown,
): ReadonlySet<Diagnostic> {
  const lines = new Set([...waiting].map(({ range }) => range.start.line));
  const beside = items.filter(({ range }) => lines.has(range.start.line));
  const left: { readonly shown: Diagnostic; readonly line: number }[] = [];
  for (const item of before) {
    const line = changes.reduce(movedLine, item.range.start.line);
    if (lines.has(line)) left.push({ shown: item, line });
  }
  const known = new Set<Diagnostic>();
  for (const exactly of [true, false]) {
    for (const item of beside) {
      if (known.has(item)) continue;
      const index = left.findIndex(
        ({ shown, line }) =>
          shown.code === item.code &&
          line === item.range.start.line &&
          (!exactly || shown.message === item.message),
      );
      if (index < 0) continue;
      left.splice(index, 1);
      known.add(item);
    }
  }
  return known;
}

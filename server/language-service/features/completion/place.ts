import type { Minutes, Section } from '../../model/minutes.ts';
import { passagesAt } from '../../model/passages-at.ts';
import { readMinutes } from '../../model/read-minutes.ts';
import { followEdit } from '../../syntax/tree-of.ts';
import { editSourceText, lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Candidate } from './candidate.ts';

/** Where the caret is when something is to be completed. */
export interface Place {
  readonly snapshot: Snapshot;
  /**
   * The minutes without what is being typed: a lone `#` is a heading that swallows what follows, and a lone `-` makes one of the
   * line above. The line is blank in them, so that all offsets are the same.
   */
  readonly minutes: Minutes;
  readonly offset: number;
  /** The caret's line without its line end. */
  readonly line: Span;
  /** What stands on the line before the caret, and behind it. */
  readonly before: string;
  readonly after: string;
  /** The innermost section that the caret is in. */
  readonly section?: Section;
  /** Whether the caret stands in code, front matter or HTML. */
  readonly verbatim: boolean;
  /** The key that brought the list up; absent where the user asked for it. */
  readonly trigger?: string;
}

/** Adds to the list; each kind of thing has its own. */
export type CompletionSource = (place: Place) => readonly Candidate[];

export function placeAt(snapshot: Snapshot, minutes: Minutes, offset: number, trigger?: string): Place {
  const { source } = minutes;
  const line = lineSpan(source, lineAt(source, offset));
  const inVerbatim = passagesAt(minutes, { start: offset, end: offset }).some((place) =>
    place.passage.verbatim.some((span) => {
      const { start, end } = movedSpan(span, place.start);
      return start < offset && (offset < end || (offset === end && start < line.start));
    }),
  );
  const rest =
    !inVerbatim && /^[ \t]{0,3}[#/-]/.test(slice(source, line)) ? withoutLine(minutes, line) : minutes;
  const section = rest.sections.findLast(
    ({ heading, span }) => heading.end < line.start && offset <= span.end,
  );
  return {
    snapshot,
    minutes: rest,
    offset,
    line,
    before: slice(source, { start: line.start, end: offset }),
    after: slice(source, { start: offset, end: line.end }),
    ...(section ? { section } : {}),
    verbatim: inVerbatim,
    ...(trigger === undefined ? {} : { trigger }),
  };
}

function withoutLine({ source, profile }: Minutes, { start, end }: Span): Minutes {
  const blanks = ' '.repeat(end - start);
  const blanked = editSourceText(source, source.version, { start, end }, blanks);
  followEdit(source, blanked, { start, end }, blanks);
  return readMinutes(blanked, profile);
}

/** What is typed where things can be put in: the marks and the words at the line's start. */
export interface Opening {
  readonly marks: '' | '/' | '-' | '#';
  /** From the first mark to the caret; for a heading to the line's end. */
  readonly replace: Span;
  /** How many `#` are there. */
  readonly level: number;
}

/** The words at the line's start behind which sections and the like may follow; undefined in the middle of a line, in code, and on a key that means something else. */
export function openingAt({ before, after, line, offset, verbatim, trigger }: Place): Opening | undefined {
  if (verbatim) return undefined;
  const start = line.start + (/^ {0,3}(?=\S)/.exec(before)?.[0].length ?? before.length);
  const words = before.trimStart();
  const heading = /^(#{1,6})(?:[ \t]|\p{L}*$)/u.exec(words);
  if (heading) return { marks: '#', replace: { start, end: line.end }, level: heading[1]?.length ?? 1 };
  if (after.trim() !== '') return undefined;
  const replace = { start, end: offset };
  if (/^\/[^\s/]*$/.test(words)) return { marks: '/', replace, level: 0 };
  if (/^-[ \t]?[^\s-]*$/.test(words)) return { marks: '-', replace, level: 0 };
  return trigger === undefined && /^[\p{L}\d]*$/u.test(words) ? { marks: '', replace, level: 0 } : undefined;
}

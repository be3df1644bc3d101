import { type Message, message } from '../../text/message.ts';
import { lineAt, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';

/** The place of a table of meetings in a page, between two comments on lines of their own. Lines count from 0. */
export interface MarkedPlace {
  /** The opening comment. */
  readonly marker: Span;
  /** The line of the opening comment, and that of the closing one. */
  readonly first: number;
  readonly last: number;
  /** `year=2023`: only the meetings of that year. */
  readonly year?: number;
}

/** A comment that cannot be understood. */
export interface MarkerProblem {
  readonly span: Span;
  readonly message: Message;
}

export interface Markers {
  readonly places: readonly MarkedPlace[];
  readonly problems: readonly MarkerProblem[];
}

export const openMarker = '<!-- minutes-index -->';
export const closeMarker = '<!-- /minutes-index -->';

/** Finds the comments `<!-- minutes-index -->` and `<!-- /minutes-index -->` of a page; code fences are left out. */
export function findMarkers(source: SourceText): Markers {
  const places: MarkedPlace[] = [];
  const problems: MarkerProblem[] = [];
  let open: Comment | undefined;
  const leftOpen = ({ span }: Comment): MarkerProblem => ({
    span,
    message: message('This table has no end; write “{0}” on a line behind it.', closeMarker),
  });
  for (const comment of commentsIn(source)) {
    const { span, line, closes, words } = comment;
    if (closes && open) {
      const year = readYear(open.words);
      if (year === 'unknown') {
        problems.push({
          span: open.span,
          message: message('“{0}” is not known here; write “year=2023”, or nothing.', open.words),
        });
      } else {
        places.push({ marker: open.span, first: open.line, last: line, ...(year !== undefined && { year }) });
      }
      open = undefined;
    } else if (closes) {
      problems.push({
        span,
        message: message('This table has no beginning; write “{0}” on a line before it.', openMarker),
      });
    } else {
      if (open) problems.push(leftOpen(open));
      open = { span, line, closes, words };
    }
  }
  if (open) problems.push(leftOpen(open));
  return { places, problems };
}

/** Whether a text may hold such a comment. */
export function mayHoldIndex(text: string): boolean {
  return text.includes('minutes-index');
}

interface Comment {
  readonly span: Span;
  readonly line: number;
  readonly closes: boolean;
  /** What stands behind the name. */
  readonly words: string;
}

function* commentsIn(source: SourceText): Generator<Comment> {
  if (!mayHoldIndex(source.text)) return;
  const last = lineAt(source, source.text.length);
  let fence: string | undefined;
  for (let line = 0; line <= last; line++) {
    const span = lineSpan(source, line);
    const text = slice(source, span);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark !== undefined && (fence === undefined || isEndOf(fence, text))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined && text.length < LONGEST) {
      const found = /^\uFEFF? {0,3}<!--[ \t]*(\/?)minutes-index(?:[ \t]+(\S[^>]*?))?[ \t]*-->[ \t]*$/.exec(
        text,
      );
      if (!found) continue;
      const start = span.start + text.indexOf('<');
      const end = span.start + text.trimEnd().length;
      yield { span: { start, end }, line, closes: found[1] === '/', words: found[2] ?? '' };
    }
  }
}

/** A comment of ours is never as long. */
const LONGEST = 200;

function isEndOf(fence: string, line: string): boolean {
  const words = line.trim();
  return words.startsWith(fence) && words === fence.charAt(0).repeat(words.length);
}

function readYear(words: string): number | 'unknown' | undefined {
  if (words === '') return undefined;
  const year = /^year=(\d{4})$/.exec(words)?.[1];
  return year === undefined ? 'unknown' : Number(year);
}

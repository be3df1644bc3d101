import type { Minutes } from '../../model/minutes.ts';
import { passagesWith } from '../../model/passages-with.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { spanOfNode, walk } from '../../syntax/walk.ts';
import { remember } from '../../text/remember.ts';
import { fullLineSpan, lengthOf, lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { moved, type Span } from '../../text/span.ts';

export type DirectiveKind = 'disable-next-line' | 'disable-line' | 'disable-file' | 'disable' | 'enable';

/** A comment such as `<!-- minutes-disable-next-line time-order -->`. */
export interface Directive {
  readonly kind: DirectiveKind;
  readonly span: Span;
  /** The rule ids as written; none means all rules. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  /** Where findings must start to be left out; empty for `enable`. */
  readonly scope: Span;
}

const COMMENT =
  /<!--[ \t]*minutes-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^>]{0,1000}?)-->/g;

/** All directives in the order of the text. Words after ` -- ` in one are a reason and name no rule. */
export function directivesOf(minutes: Minutes): readonly Directive[] {
  const found: Comment[] = [];
  for (const index of passagesWithComments(minutes)) {
    const place = minutes.passages[index];
    if (place) for (const each of moved(commentsIn(place.piece), place.start)) found.push(each);
  }
  const enabling = found.filter(({ kind }) => kind === 'enable');
  return found.map((directive) => ({ ...directive, scope: scopeOf(minutes, directive, enabling) }));
}

const passagesWithComments = passagesWith(({ piece }) => commentsIn(piece).length > 0);

/** A directive before anybody knows how far it reaches. */
type Comment = Omit<Directive, 'scope'>;

const NONE: readonly Comment[] = [];

const commentsIn: (piece: Piece) => readonly Comment[] = remember(({ text, root }) => {
  if (!text.includes('<!--')) return NONE;
  const found: Comment[] = [];
  for (const { node } of walk(root)) {
    if (node.type !== 'html') continue;
    const place = spanOfNode(node);
    for (const match of text.slice(place.start, place.end).matchAll(COMMENT)) {
      const start = place.start + match.index;
      const words = (match[2] ?? '').split(/\s--\s/, 1)[0] ?? '';
      const wordsStart =
        start + match[0].indexOf(match[2] ?? '', match[0].indexOf(match[1] ?? '') + (match[1] ?? '').length);
      found.push({
        kind: match[1] as DirectiveKind,
        span: { start, end: start + match[0].length },
        rules: [...words.matchAll(/[^\s,，]+/g)].map((word) => ({
          id: word[0],
          span: { start: wordsStart + word.index, end: wordsStart + word.index + word[0].length },
        })),
      });
    }
  }
  return found;
});

function scopeOf(minutes: Minutes, directive: Comment, enabling: readonly Comment[]): Span {
  const { source } = minutes;
  const line = lineAt(source, directive.span.start);
  switch (directive.kind) {
    case 'enable':
      return { start: directive.span.end, end: directive.span.end };
    case 'disable-file':
      return { start: 0, end: lengthOf(source) + 1 };
    case 'disable-line':
      return fullLineSpan(source, line);
    case 'disable-next-line':
      return nextLine(minutes, lineAt(source, directive.span.end) + 1);
    case 'disable': {
      const names = directive.rules.map(({ id }) => id);
      const end = enabling.find(
        ({ span, rules }) =>
          span.start >= directive.span.end &&
          (rules.length === 0 ||
            (names.every((name) => rules.some(({ id }) => id === name)) && names.length > 0)),
      );
      return { start: directive.span.end, end: end ? end.span.start : lengthOf(source) + 1 };
    }
  }
}

/** The next line with words; where a fence opens on it, the whole fence, since no comment can stand inside. */
function nextLine(minutes: Minutes, first: number): Span {
  const { source } = minutes;
  let line = first;
  while (line < source.lineStarts.length && slice(source, lineSpan(source, line)).trim() === '') line++;
  const span = fullLineSpan(source, line);
  const fence = minutes.verbatim.find(
    ({ start, end }) => span.start <= start && start < span.end && end > span.end,
  );
  // A finding at the very end of the text still stands on its last line.
  const end = Math.max(span.end, fence?.end ?? 0);
  return { start: span.start, end: end >= lengthOf(source) ? lengthOf(source) + 1 : end };
}

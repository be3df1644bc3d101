import { dateExists, equalDates } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import { readDate } from '../../calendar/read-date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Link } from '../../model/link.ts';
import type { Minutes } from '../../model/minutes.ts';
import { fileNameOf, pathOfUri } from '../../profiles/uri-path.ts';
import { type SourceText, slice } from '../../text/source-text.ts';
import { contains, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { folderOf, resolveUri } from '../../workspace/resolve-uri.ts';
import { type Move, uriAfter } from './move.ts';
import { pathLike } from './path-like.ts';
import { relativePath } from './relative-path.ts';

/** A move, with the days of the meeting where its date changes too. */
export interface DatedMove extends Move {
  readonly days?: { readonly from: PlainDate; readonly to: PlainDate };
}

/**
 * What changes in the links of a document so that each leads to the file that it led to before the moves, wherever that and the
 * document itself go. A label that is nothing but the old date or the old file name follows. Paths from the root (`/docs/a.md`)
 * are left alone: whose root it is nobody knows.
 */
export function linkEdits(
  { source, links }: Pick<Minutes, 'source' | 'links'>,
  moves: readonly DatedMove[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const link of links) {
    const { target, destination, label } = link;
    if (target.kind !== 'file' || target.path === '') continue;
    const old = resolveUri(source.uri, target.path);
    if (old === undefined) continue;
    const path =
      destination.start < destination.end ? newPath(source, link, target.path, old, moves) : undefined;
    if (path) edits.push(path);
    const words = label && !isItsOwnName(source, link) && newLabel(source, label, old, moves);
    if (words) edits.push(words);
  }
  return edits.filter(
    ({ span }, index) => !edits.some((other, at) => at < index && contains(other.span, span)),
  );
}

function newPath(
  source: SourceText,
  { destination, form }: Link,
  path: string,
  old: string,
  moves: readonly Move[],
): TextEdit | undefined {
  const base = uriAfter(source.uri, moves);
  const target = uriAfter(old, moves);
  const now = resolveUri(base, path);
  if (now !== undefined && pathOfUri(now) === pathOfUri(target)) return undefined;
  const whole = slice(source, destination);
  const length = /^[^#?]*/.exec(whole)?.[0].length ?? 0;
  const span: Span = { start: destination.start, end: destination.start + length };
  const written = whole.slice(0, length);
  const bare = source.text[destination.start - 1] === '<' && !form.startsWith('html');
  const kept = written.slice(0, written.lastIndexOf('/') + 1);
  const stays = folderOf(base) === folderOf(source.uri) && folderOf(target) === folderOf(old);
  const text = stays
    ? `${kept}${pathLike(fileNameOf(target), written.slice(kept.length), bare)}`
    : pathLike(relativePath(base, target), written, bare);
  return { span, text };
}

/** Whether the label finds the link's definition (`[2023-08-24]`, `[2023-08-24][]`), which another one would not. */
function isItsOwnName(source: SourceText, { span }: Link): boolean {
  const end = source.text.slice(Math.max(span.start, span.end - 1000), span.end);
  return end.endsWith(']') && !/\]\[[^[\]]+\]$/.test(end);
}

function newLabel(
  source: SourceText,
  label: Span,
  old: string,
  moves: readonly DatedMove[],
): TextEdit | undefined {
  const move = moves.find(({ from }) => pathOfUri(from) === pathOfUri(old));
  if (!move) return undefined;
  const words = slice(source, label);
  const names = [move.from, move.to].map(fileNameOf);
  const [name = '', renamed = ''] = words.includes('.')
    ? names
    : names.map((each) => each.replace(/\.[^.]*$/, ''));
  if (words === name && name !== renamed) return { span: label, text: renamed };
  const { days } = move;
  const reading = days && readDate(words, 0, { year: days.from.year });
  if (!reading || reading.span.end !== words.length || !dateExists(reading.date)) return undefined;
  if (!equalDates(reading.date, days.from)) return undefined;
  const text = dateLike(words, reading, days.to, 'yyyy-MM-dd');
  return text === words ? undefined : { span: label, text };
}

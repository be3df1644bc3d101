import { fileNameOf, pathOfUri } from '../../profiles/uri-path.ts';
import type { MeetingIndex } from '../../workspace/series/meeting-index.ts';
import { isInside, type Move } from './move.ts';

/** The meetings in which a link would lead elsewhere after the moves, as the index knows them. The last answer is kept. */
export function linkingFiles(index: MeetingIndex, moves: readonly Move[]): readonly string[] {
  const { version } = index;
  const question = JSON.stringify(moves.map(({ from, to }) => [from, to]));
  const known = last.get(index);
  if (known?.version === version && known.question === question) return known.files;
  const files = findFiles(index, moves);
  last.set(index, { version, question, files });
  return files;
}

const last = new WeakMap<
  MeetingIndex,
  { readonly version: number; readonly question: string; readonly files: readonly string[] }
>();

function findFiles({ meetings }: MeetingIndex, moves: readonly Move[]): readonly string[] {
  const paths = moves.map(({ from, to }) => ({ from: pathOfUri(from), to: pathOfUri(to) }));
  const names = moves.map(({ from }) => fileNameOf(from));
  const found: string[] = [];
  for (const { uri, details } of meetings) {
    const links = details?.fileLinks ?? [];
    if (links.length === 0) continue;
    const own = pathOfUri(uri);
    const base = pathAfter(own, paths);
    const concerned = links.some(
      // Who names a file, or something in a folder, from outside writes its name.
      ({ path }) =>
        (base !== own || names.some((name) => path.includes(name))) && leadsElsewhere(own, base, path, paths),
    );
    if (concerned) found.push(uri);
  }
  return found;
}

function leadsElsewhere(own: string, base: string, path: string, moves: readonly Move[]): boolean {
  if (path.startsWith('/')) return false;
  return resolvePath(base, path) !== pathAfter(resolvePath(own, path), moves);
}

function pathAfter(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (isInside(path, from)) return `${to}${path.slice(from.length)}`;
  }
  return path;
}

/** The path to which a relative one leads from a file; what leaves the root leads to nothing that is there. */
function resolvePath(base: string, path: string): string {
  let folder = base.lastIndexOf('/');
  let rest = path;
  for (;;) {
    if (rest.startsWith('./')) rest = rest.slice(2);
    else if (rest.startsWith('../') && folder >= 0) {
      folder = base.lastIndexOf('/', folder - 1);
      rest = rest.slice(3);
    } else break;
  }
  const start = base.slice(0, folder + 1);
  return /(?:^|\/)\.{0,2}(?:\/|$)/.test(rest) ? plainPath(start, rest) : start + rest;
}

/** The same for paths with dots or empty segments in their middle. */
function plainPath(start: string, rest: string): string {
  const segments = start.split('/').slice(0, -1);
  for (const segment of rest.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

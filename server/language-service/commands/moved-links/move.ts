import { pathOfUri } from '../../profiles/uri-path.ts';
import { encodeSegment } from '../../workspace/resolve-uri.ts';

/** A file or a folder that gets another URI. Neither ends in `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a file stands after the moves: the same URI where it does not go along. */
export function uriAfter(uri: string, moves: readonly Move[]): string {
  const path = pathOfUri(uri);
  for (const { from, to } of moves) {
    const old = pathOfUri(from);
    if (path === old) return to;
    if (isInside(path, old)) return `${to}${path.slice(old.length).split('/').map(encodeSegment).join('/')}`;
  }
  return uri;
}

/** Whether a path lies in a folder; both are decoded. */
export function isInside(path: string, folder: string): boolean {
  return path.length > folder.length && path[folder.length] === '/' && path.startsWith(folder);
}

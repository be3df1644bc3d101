import { fileNameOf, pathOfUri } from '../../profiles/uri-path.ts';
import { folderOf, resolveUri } from '../../workspace/resolve-uri.ts';
import type { MeetingIndex } from '../../workspace/series/meeting-index.ts';
import { type Move, uriAfter } from './move.ts';

/** The meetings in which a link would lead elsewhere after the moves, as the index knows them. */
export function linkingFiles({ meetings }: MeetingIndex, moves: readonly Move[]): readonly string[] {
  const names = moves.map(({ from }) => fileNameOf(from));
  const found: string[] = [];
  for (const { uri, details } of meetings) {
    const links = details?.fileLinks ?? [];
    if (links.length === 0) continue;
    const base = uriAfter(uri, moves);
    const goes = folderOf(base) !== folderOf(uri);
    const concerned = links.some(
      // Who names a file, or something in a folder, from outside writes its name.
      ({ path }) =>
        (goes || names.some((name) => path.includes(name))) && leadsElsewhere(uri, base, path, moves),
    );
    if (concerned) found.push(uri);
  }
  return found;
}

function leadsElsewhere(uri: string, base: string, path: string, moves: readonly Move[]): boolean {
  const old = resolveUri(uri, path);
  const now = resolveUri(base, path);
  if (old === undefined) return false;
  return now === undefined || pathOfUri(now) !== pathOfUri(uriAfter(old, moves));
}

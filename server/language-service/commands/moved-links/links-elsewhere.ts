import { readMinutes } from '../../model/read-minutes.ts';
import { plainProfile } from '../../profiles/plain.ts';
import { pathOfUri } from '../../profiles/uri-path.ts';
import { message, render } from '../../text/message.ts';
import type { FileEdits } from '../../workspace/files-edit.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type DatedMove, linkEdits } from './link-edits.ts';
import { linkingFiles } from './linking-files.ts';

/**
 * What changes in other files when files are moved: in the meetings that link to them, and in `pages`, which may be any Markdown. Links
 * are read from the texts as they are now. Files that move themselves, and those that were not asked for by `needs`, are left out.
 * `needsConfirmation` is false where the editor asks its user anyway.
 */
export function linksElsewhere(
  snapshot: Snapshot,
  moves: readonly DatedMove[],
  pages: readonly string[],
  needsConfirmation: boolean,
): readonly FileEdits[] {
  const moved = new Set(moves.map(({ from }) => pathOfUri(from)));
  const others = [...new Set([...linkingFiles(snapshot.index, moves), ...pages])].filter(
    (uri) => !moved.has(pathOfUri(uri)),
  );
  const reason = {
    label: render(message('Links from other files'), snapshot.translations),
    needsConfirmation,
  };
  return others.flatMap((uri) => {
    const source = snapshot.file(uri);
    const page = source && readMinutes(source, snapshot.index.meeting(uri)?.profile ?? plainProfile);
    const edits = page ? linkEdits(page, moves) : [];
    return page && edits.length > 0 ? [{ source: page.source, edits, reason }] : [];
  });
}

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { fileNameOf } from '../profiles/uri-path.ts';
import { type Message, message, render } from '../text/message.ts';
import type { SourceText } from '../text/source-text.ts';
import { filesEdit } from '../workspace/files-edit.ts';
import { closeMarker, findMarkers, openMarker } from '../workspace/series/index-markers.ts';
import type { IndexPageUpdate } from '../workspace/series/index-page.ts';
import { updateOfPage } from '../workspace/series/update-of-page.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Command } from './command.ts';
import { pagesAbout } from './moved-links/pages-about.ts';

/** What brings a page up to date, or why that cannot be. */
export type PageChange =
  | { readonly edit: WorkspaceEdit; readonly page: string }
  | { readonly problem: Message };

/**
 * Writes the table of meetings anew. The argument is the URI of the page, or of minutes that it lists, alone or as `{ uri }`; the answer
 * is `{ problem }` where it cannot be done, and otherwise whether the editor did it.
 */
export const updateIndexPage: Command = {
  id: 'minutes.updateIndexPage',
  waits: 'whole',
  needs: (snapshot, argument) => pagesFor(snapshot, uriIn(argument)),
  run(snapshot, argument) {
    const uri = uriIn(argument);
    if (uri === undefined) return undefined;
    const change = changeOfPage(snapshot, uri);
    if ('problem' in change) {
      return { label: change.problem, answer: { problem: render(change.problem, snapshot.translations) } };
    }
    return { label: message('Update the table'), edit: change.edit, show: { uri: change.page } };
  },
};

/** The pages that may be meant, the likeliest first: that of the URI itself, or those that may list minutes. */
export function pagesFor({ index, minutes }: Snapshot, uri: string | undefined): readonly string[] {
  if (uri === undefined) return [];
  const meeting = index.meeting(uri);
  if (meeting) return pagesAbout(meeting);
  const own = minutes(uri);
  const [first] = index.series;
  return own && first ? pagesAbout({ uri, series: first.id, profile: own.profile }) : [uri];
}

/** Brings the page up to date that lists the meetings of a series; `uri` is its own or that of minutes. */
export function changeOfPage(snapshot: Snapshot, uri: string): PageChange {
  const sources = pagesFor(snapshot, uri).flatMap((page) => snapshot.file(page) ?? []);
  const source = sources.find(isPage);
  if (!source) {
    const file = snapshot.index.meeting(uri)?.profile.index.file ?? fileNameOf(uri);
    return {
      problem: message(
        '“{0}” has no place for the table of meetings; write “{1}” and “{2}” there, each on a line.',
        file,
        openMarker,
        closeMarker,
      ),
    };
  }
  const update = updateOfPage(snapshot.index, source);
  if (!update)
    return { problem: message('No minutes are known that “{0}” could list.', fileNameOf(source.uri)) };
  const [problem] = update.problems;
  return problem
    ? { problem: problem.message }
    : { edit: editOfPage(snapshot, source, update), page: source.uri };
}

/** The edit that an update is. */
export function editOfPage(
  snapshot: Snapshot,
  source: SourceText,
  { edits }: IndexPageUpdate,
): WorkspaceEdit {
  const reason = {
    label: render(message('Update the table'), snapshot.translations),
    needsConfirmation: false,
  };
  return filesEdit(snapshot, [{ source, edits: edits.map(({ edit }) => edit), reason }]);
}

function isPage(source: SourceText): boolean {
  const { places, problems } = findMarkers(source);
  return places.length + problems.length > 0;
}

function uriIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  return typeof argument.uri === 'string' ? argument.uri : undefined;
}

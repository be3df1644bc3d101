import type { CodeAction, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { changeOfPage, editOfPage, pagesFor } from '../commands/update-index-page.ts';
import { message, render } from '../text/message.ts';
import { updateOfPage } from '../workspace/series/update-of-page.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Feature } from './feature.ts';
import { pageDiagnostics } from './page-diagnostics.ts';

type Answer = { readonly edit: WorkspaceEdit; readonly page: string } | { readonly problem: string };

/** The edit that brings the page with the table of meetings up to date, for editors that apply it themselves. */
export const indexPage: Feature<{ readonly uri: string }, Answer> = {
  method: 'minutes/indexPage',
  capabilities: () => ({}),
  waits: () => 'whole',
  needs: (snapshot, { uri }) => pagesFor(snapshot, uri),
  handle(snapshot, { uri }) {
    const change = changeOfPage(snapshot, uri);
    return 'problem' in change ? { problem: render(change.problem, snapshot.translations) } : change;
  },
};

/** What can be done about a page on some lines. */
export function pageActions(snapshot: Snapshot, uri: string, { start, end }: Range): readonly CodeAction[] {
  const source = snapshot.text(uri);
  const found = pageDiagnostics(snapshot, uri).filter(
    ({ range }) => range.start.line <= end.line && start.line <= range.end.line,
  );
  if (!source || found.length === 0) return [];
  const update = updateOfPage(snapshot.index, source);
  const lines = found.map(({ range }) => range.start.line);
  const edits = update?.edits.filter(({ place }) => lines.includes(place.first)) ?? [];
  if (!update || edits.length === 0) return [];
  return [
    {
      title: render(message('Update the table'), snapshot.translations),
      kind: 'quickfix',
      diagnostics: found.filter(({ range }) => edits.some(({ place }) => place.first === range.start.line)),
      ...(snapshot.client.preferredActions ? { isPreferred: true } : {}),
      edit: editOfPage(snapshot, source, { ...update, edits }),
    },
  ];
}

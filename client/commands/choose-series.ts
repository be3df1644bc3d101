import * as vscode from 'vscode';
import { dayWords } from '../day-words.ts';
import type { MeetingSeries } from '../protocol.ts';

/** A series of meetings, or a folder of the workspace in which there is none yet. */
export interface Place {
  /** URI of the folder, with a `/` at the end. */
  readonly id: string;
  readonly series?: MeetingSeries;
}

/** Lets one of several series or folders be chosen; undefined when the user changed their mind. */
export async function chooseSeries(places: readonly Place[], title: string): Promise<Place | undefined> {
  const items = places.map((place) => ({ ...wordsOf(place), place }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Of which meetings?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.place;
}

function wordsOf({ id, series }: Place): vscode.QuickPickItem {
  const path = pathOf(vscode.Uri.parse(id.replace(/\/+$/, '')));
  if (series === undefined) return { label: path, description: vscode.l10n.t('no minutes yet') };
  const day = series.meetings.find((meeting) => meeting.day !== undefined)?.day;
  return {
    label: series.name,
    ...(day !== undefined && { description: vscode.l10n.t('last on {0}', dayWords(day, 'medium')) }),
    detail: path,
  };
}

/** The path of a folder as the editor names it; that of a folder of the workspace is its name. */
function pathOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.path === uri.path ? folder.name : vscode.workspace.asRelativePath(uri);
}

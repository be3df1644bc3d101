import * as vscode from 'vscode';
import type { CalendarFile } from '../protocol.ts';
import type { Session } from '../session.ts';
import { needServer } from './need-server.ts';
import { targetUri } from './target-uri.ts';
import { meetingOf, say } from './the-meeting.ts';

/** Saves a meeting as a calendar file, where the user wants it. Returns the file's URI; undefined when there is none. */
export async function exportIcs(session: Session, argument?: unknown): Promise<vscode.Uri | undefined> {
  const uri = meetingOf(argument) ?? targetUri(argument);
  const server = await needServer(session);
  if (server === undefined) return undefined;
  if (uri === undefined) {
    say(vscode.l10n.t('Open the minutes of a meeting first.'));
    return undefined;
  }
  const made = await server.request<CalendarFile>('minutes/ics', { uri: uri.toString() });
  if ('problem' in made) {
    void vscode.window.showWarningMessage(made.problem);
    return undefined;
  }
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : parentOf(uri);
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the meeting to a calendar file'),
    filters: { [vscode.l10n.t('Calendar')]: ['ics'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, made.name) }),
  });
  if (target === undefined) return undefined;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(made.text));
  say(vscode.l10n.t('“{0}” is saved.', target.path.slice(target.path.lastIndexOf('/') + 1)));
  return target;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

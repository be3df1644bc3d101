import * as vscode from 'vscode';
import type { CalendarFile } from '../protocol.ts';
import type { Session } from '../session.ts';
import { chooseTarget } from './choose-target.ts';
import { needServer } from './need-server.ts';
import { say } from './say.ts';

/** Saves a meeting as a calendar file, where the user wants it. Returns the file's URI; undefined when there is none. */
export async function exportIcs(session: Session, argument?: unknown): Promise<vscode.Uri | undefined> {
  const server = await needServer(session);
  const uri = server && (await chooseTarget(session, argument));
  if (server === undefined || uri === undefined) return undefined;
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

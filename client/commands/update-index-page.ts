import * as vscode from 'vscode';
import type { Changes, Meetings } from '../protocol.ts';
import type { Session } from '../session.ts';
import { applyChanges } from './apply-changes.ts';
import { needServer } from './need-server.ts';
import { targetUri } from './target-uri.ts';
import { say } from './the-meeting.ts';

/** Writes the index page of a series anew and shows it: of the series of the target file, else of the first one. */
export async function updateIndexPage(session: Session, argument?: unknown): Promise<boolean> {
  const server = await needServer(session);
  if (server === undefined) return false;
  const target = targetUri(argument);
  const uri = target?.path.toLowerCase().endsWith('.md') === true ? target.toString() : await anyMeeting();
  if (uri === undefined) {
    say(vscode.l10n.t('There are no minutes in this workspace.'));
    return false;
  }
  const changes = await server.request<Changes>('minutes/indexPage', { uri });
  const done = await applyChanges(server, changes);
  if (done && 'edit' in changes && changes.page !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.parse(changes.page));
  return done;

  async function anyMeeting(): Promise<string | undefined> {
    const known = await server?.request<Meetings>('minutes/meetings', { wait: true });
    return known?.series.find(({ meetings }) => meetings.length > 0)?.meetings[0]?.uri;
  }
}

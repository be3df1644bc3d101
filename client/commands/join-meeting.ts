import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { say, theMeeting } from './the-meeting.ts';

/** Opens the link of a meeting in the browser, or in whatever the system opens it with. */
export async function joinMeeting(session: Session, argument?: unknown): Promise<void> {
  const known = await theMeeting(session, argument);
  if (known === undefined) return;
  const { join } = known.meeting;
  // A file's words are not trusted further than to name a page.
  if (join === undefined || !/^https?:\/\//i.test(join)) {
    say(vscode.l10n.t('The invitation of this meeting has no link.'));
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(join));
}

import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { say } from './say.ts';
import { theMeeting } from './the-meeting.ts';

/** Opens the minutes of the meeting before or after the one in the active editor, in their series. */
export async function stepMeeting(
  session: Session,
  step: 'previous' | 'next',
  argument?: unknown,
): Promise<void> {
  const known = await theMeeting(session, argument);
  if (known === undefined) return;
  const { meeting, series } = known;
  // The latest is the first.
  const index = series.meetings.indexOf(meeting) + (step === 'previous' ? 1 : -1);
  const other = series.meetings[index];
  if (other !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(other.uri));
  else if (step === 'previous') say(vscode.l10n.t('This is the first meeting of the series.'));
  else say(vscode.l10n.t('This is the latest meeting of the series.'));
}

import * as vscode from 'vscode';
import type { Changes, MeetingParts } from '../protocol.ts';
import type { Session } from '../session.ts';
import { applyChanges } from './apply-changes.ts';
import { askForDay } from './ask-for-day.ts';
import { chooseTarget } from './choose-target.ts';
import { needServer } from './need-server.ts';

/**
 * Moves a meeting to another day, everywhere the day is written; the editor shows the changes before they are made. Asks for
 * the day unless the argument is `{ uri, date }`. Returns whether the changes were made.
 */
export async function changeDate(session: Session, argument?: unknown): Promise<boolean> {
  const given = givenDate(argument);
  const uri = given?.uri ?? (await chooseTarget(session, argument));
  const server = uri && (await needServer(session));
  if (uri === undefined || server === undefined) return false;
  await vscode.workspace.openTextDocument(uri);
  const date = given?.date ?? (await askForDate(await dayOf()));
  if (date === undefined) return false;
  const changes = await server.request<Changes>('minutes/changeDate', { uri: uri.toString(), date });
  return applyChanges(server, changes, { preview: true });

  async function dayOf(): Promise<string | undefined> {
    const parts = await server?.request<MeetingParts | null>('minutes/meeting', { uri: uri?.toString() });
    return parts?.day;
  }
}

function givenDate(argument: unknown): { uri: vscode.Uri; date: string } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, date } = argument as Record<string, unknown>;
  return typeof uri === 'string' && typeof date === 'string'
    ? { uri: vscode.Uri.parse(uri), date }
    : undefined;
}

async function askForDate(day = ''): Promise<string | undefined> {
  const answer = await askForDay({
    title: vscode.l10n.t('Change the date of the meeting'),
    value: day,
    remark: (typed) => (typed === day ? vscode.l10n.t('The meeting is on this day already.') : undefined),
  });
  return answer === day ? undefined : answer;
}

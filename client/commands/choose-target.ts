import * as vscode from 'vscode';
import type { Meetings } from '../protocol.ts';
import type { Session } from '../session.ts';
import { meetingOf } from './meeting-of.ts';
import { needServer } from './need-server.ts';
import { say } from './say.ts';
import { activePreview, longestNamed, targetUri } from './target-uri.ts';

/**
 * The file that a command works on: that of the row or address it was called with, else the target. Where the active preview may be
 * of several minutes, the user says of which; where there is no file at all, the user is told.
 */
export async function chooseTarget(session: Session, argument?: unknown): Promise<vscode.Uri | undefined> {
  const known = meetingOf(argument) ?? targetUri(argument);
  if (known !== undefined) return known;
  const preview = activePreview();
  const [first, ...others] = preview === undefined ? [] : longestNamed(preview, await allMinutes(session));
  if (first !== undefined) return others.length > 0 ? choose([first, ...others]) : first;
  say(vscode.l10n.t('Open the minutes of a meeting first.'));
  return undefined;
}

async function allMinutes(session: Session): Promise<readonly vscode.Uri[]> {
  const server = await needServer(session);
  const known = await server?.request<Meetings>('minutes/meetings', { wait: true });
  return known?.series.flatMap(({ meetings }) => meetings.map(({ uri }) => vscode.Uri.parse(uri))) ?? [];
}

async function choose(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = uris.map((uri) => ({ label: vscode.workspace.asRelativePath(uri, true), uri }));
  const placeHolder = vscode.l10n.t('Which minutes are meant?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

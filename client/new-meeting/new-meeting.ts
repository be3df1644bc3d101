import * as vscode from 'vscode';
import { needServer } from '../commands/need-server.ts';
import { say } from '../commands/say.ts';
import { isOnDisk } from '../document-schemes.ts';
import type { MinutesServer } from '../minutes-server.ts';
import type { Session } from '../session.ts';
import type { MeetingPlan, MinutesText, ProposedMeeting } from './answers.ts';
import { chooseCarried } from './choose-carried.ts';
import { chooseDay } from './choose-day.ts';
import { choosePlace } from './choose-place.ts';

/**
 * Makes the minutes of the next meeting: proposes the day and what is carried over, writes the file and opens it with the caret at the
 * first place to type in. Minutes that are there already are opened. The argument is a file or folder of the series, or its row in the
 * Meetings view. Returns the minutes' URI; undefined when the user changed their mind.
 */
export async function newMeeting(session: Session, argument?: unknown): Promise<vscode.Uri | undefined> {
  const server = await needServer(session);
  if (server === undefined) return undefined;
  const place = await choosePlace(server, argument);
  if (place === undefined) return undefined;
  const first = await planFor(server, place);
  const date = first && (await chooseDay(first));
  if (date === undefined) return undefined;
  const isProposed = first?.days.some((day) => day.date === date);
  // What is carried over to a day that was asked for comes from the meetings before that day.
  const plan = isProposed ? first : await planFor(server, { ...place, date });
  if (plan === undefined) return undefined;
  const existing = plan.days.find((day) => day.date === date && day.exists);
  if (existing) return open(vscode.Uri.parse(existing.uri));
  const carry = await chooseCarried(plan.carried);
  if (carry === undefined) return undefined;
  return write(server, { ...place, date, carry });
}

/** What the meeting could be; undefined where it cannot, which is said. */
async function planFor(server: MinutesServer, wish: object): Promise<ProposedMeeting | undefined> {
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at the last meetings …') },
    () => server.request<MeetingPlan>('minutes/planMeeting', wish),
  );
  if (!('problem' in plan)) return plan;
  void vscode.window.showWarningMessage(plan.problem);
  return undefined;
}

async function write(server: MinutesServer, wish: object): Promise<vscode.Uri | undefined> {
  const made = await server.request<MinutesText>('minutes/newMeeting', wish);
  if ('problem' in made) {
    void vscode.window.showWarningMessage(made.problem);
    return undefined;
  }
  const uri = vscode.Uri.parse(made.uri);
  if (made.exists || (await isThere(uri))) return open(uri);
  const target = (await makeFile(uri)) ? uri : uri.with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
  // They were written already, and not saved yet.
  if (editor.document.getText() !== '') return open(target);
  // One step, so that one undo takes it back. The indents are the text's own.
  await editor.insertSnippet(new vscode.SnippetString(made.snippet), new vscode.Position(0, 0), {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  return target;
}

/** On a disk the file is made at once. Elsewhere the minutes become an untitled document, which is saved to the right place. */
async function makeFile(uri: vscode.Uri): Promise<boolean> {
  if (!isOnDisk(uri)) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  return vscode.workspace.applyEdit(edit);
}

async function open(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri);
  say(vscode.l10n.t('These minutes were there already.'));
  return uri;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

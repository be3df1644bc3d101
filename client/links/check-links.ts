import * as vscode from 'vscode';
import { needServer } from '../commands/need-server.ts';
import { say } from '../commands/say.ts';
import { targetUri } from '../commands/target-uri.ts';
import type { Session } from '../session.ts';
import type { LinkCheckAnswer, LinkCheckWish } from './answers.ts';
import { inSight } from './in-sight.ts';

/**
 * Looks where the links of minutes lead, and says what came of it: of what the command was called with, else of the target file.
 * Resolves to the answer; undefined where nothing was checked.
 */
export async function checkLinks(session: Session, argument?: unknown): Promise<LinkCheckAnswer | undefined> {
  if (isWish(argument)) return check(session, argument);
  const uri = await minutesFor(session, argument);
  return uri && check(session, { uris: [uri.toString()] });
}

/** The same for all minutes of the workspace. */
export function checkAllLinks(session: Session): Promise<LinkCheckAnswer | undefined> {
  return check(session, {});
}

/** Asks GitHub for the issues and pull requests that minutes speak of; the editor has the user sign in where that is needed. */
export async function lookUpReferences(session: Session, argument?: unknown): Promise<void> {
  const uri = await minutesFor(session, argument);
  if (uri === undefined || !(await isTrusted())) return;
  const title = vscode.l10n.t('Asking GitHub');
  const answer = await inSight<{ readonly words: string }>(session, title, 'minutes.lookUpReferences', {
    uri: uri.toString(),
  });
  if (answer) void vscode.window.showInformationMessage(answer.words);
}

async function check(session: Session, wish: LinkCheckWish): Promise<LinkCheckAnswer | undefined> {
  if (!(await isTrusted())) return undefined;
  const title = vscode.l10n.t('Checking links');
  const answer = await inSight<LinkCheckAnswer>(session, title, 'minutes.checkLinks', wish);
  if (answer?.offline)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The network cannot be reached, so nothing new is known of the links.'),
    );
  else if (answer) void vscode.window.showInformationMessage(answer.words);
  return answer;
}

/** The file that a command works on. Says so where it is no minutes. */
async function minutesFor(session: Session, argument: unknown): Promise<vscode.Uri | undefined> {
  const uri = targetUri(argument);
  if ((await needServer(session)) === undefined) return undefined;
  if (uri !== undefined && session.status(uri) !== undefined) return uri;
  say(vscode.l10n.t('Open the minutes of a meeting first.'));
  return undefined;
}

/** Whether the web may be asked; where not, says what to do. */
async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage trust');
  const words = vscode.l10n.t('The web is asked in trusted workspaces only.');
  if ((await vscode.window.showWarningMessage(words, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

/** Hovers and quick fixes name what they want looked at. */
function isWish(argument: unknown): argument is LinkCheckWish {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    !(argument instanceof vscode.Uri) &&
    ('uris' in argument || 'again' in argument)
  );
}

import * as vscode from 'vscode';
import { needServer } from '../commands/need-server.ts';
import { targetUri } from '../commands/target-uri.ts';
import { say } from '../commands/the-meeting.ts';
import type { MinutesServer } from '../minutes-server.ts';
import type { Session } from '../session.ts';
import type { LinkCheckAnswer, LinkCheckWish } from './answers.ts';

/**
 * Looks where the links of minutes lead, and says what came of it: of what the command was called with, else of the target file.
 * Resolves to the answer; undefined where nothing was checked.
 */
export async function checkLinks(session: Session, argument?: unknown): Promise<LinkCheckAnswer | undefined> {
  if (isWish(argument)) return check(session, argument);
  const uri = targetUri(argument);
  if ((await needServer(session)) === undefined) return undefined;
  if (uri === undefined || session.status(uri) === undefined) {
    say(vscode.l10n.t('Open the minutes of a meeting first.'));
    return undefined;
  }
  return check(session, { uris: [uri.toString()] });
}

/** The same for all minutes of the workspace. */
export function checkAllLinks(session: Session): Promise<LinkCheckAnswer | undefined> {
  return check(session, {});
}

async function check(session: Session, wish: LinkCheckWish): Promise<LinkCheckAnswer | undefined> {
  if (!vscode.workspace.isTrusted) {
    await sayUntrusted();
    return undefined;
  }
  const server = await needServer(session);
  if (server === undefined) return undefined;
  try {
    const answer = await inSight(server, wish);
    tell(answer);
    return answer;
  } catch (error) {
    complain(session, error);
    return undefined;
  }
}

/** Checks while a notification shows how far it is, from which it can be stopped. */
function inSight(server: MinutesServer, wish: LinkCheckWish): Thenable<LinkCheckAnswer> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Checking links'),
    },
    (progress, token) => {
      let before = 0;
      return server.work<LinkCheckAnswer>('minutes.checkLinks', [wish], token, ({ message, percentage }) => {
        const increment = percentage === undefined ? undefined : Math.max(0, percentage - before);
        before += increment ?? 0;
        progress.report({
          ...(message === undefined ? {} : { message }),
          ...(increment === undefined ? {} : { increment }),
        });
      });
    },
  );
}

function tell({ words, offline }: LinkCheckAnswer): void {
  if (offline)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The network cannot be reached, so nothing new is known of the links.'),
    );
  else void vscode.window.showInformationMessage(words);
}

function complain(session: Session, error: unknown): void {
  if (error instanceof vscode.CancellationError) {
    say(vscode.l10n.t('The links are no longer being checked.'));
    return;
  }
  session.log.error('The links were not checked', error instanceof Error ? error : String(error));
  void vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The links could not be checked: {0}',
      error instanceof Error ? error.message : String(error),
    ),
  );
}

async function sayUntrusted(): Promise<void> {
  const manage = vscode.l10n.t('Manage trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Links are checked in trusted workspaces only.'),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** Links and quick fixes name what they want looked at. */
function isWish(argument: unknown): argument is LinkCheckWish {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    !(argument instanceof vscode.Uri) &&
    ('uris' in argument || 'again' in argument)
  );
}

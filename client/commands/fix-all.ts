import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { chooseTarget } from './choose-target.ts';
import { say } from './say.ts';

const kind = vscode.CodeActionKind.SourceFixAll.append('minutes');

/** Applies every fix that cannot lose text to one file. Says so when there is nothing to fix. Returns whether it changed. */
export async function fixAll(session: Session, argument?: unknown): Promise<boolean> {
  const uri = await chooseTarget(session, argument);
  if (uri === undefined) return false;
  const document = await vscode.workspace.openTextDocument(uri);
  await session.start();
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    whole,
    kind.value,
    1,
  );
  const edit = actions.find((action) => action.edit !== undefined && action.disabled === undefined)?.edit;
  if (edit === undefined || edit.size === 0) {
    say(vscode.l10n.t('There is nothing here that can be fixed without a decision of yours.'));
    return false;
  }
  return vscode.workspace.applyEdit(edit);
}

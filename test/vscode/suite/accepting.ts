import * as vscode from 'vscode';

/** Accepts what quick picks propose, one after the other, until a command is done. */
export async function accepting<T>(work: Thenable<T>): Promise<T> {
  let done = false;
  const end = Promise.resolve(work).finally(() => {
    done = true;
  });
  for (let turn = 0; !done && turn < 400; turn++) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return end;
}

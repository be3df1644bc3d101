import * as vscode from 'vscode';

/** Shows the page of a rule, in the display language where there is one, in the Markdown preview. */
export async function openRule(context: vscode.ExtensionContext, rule?: unknown): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules');
  const chinese = vscode.env.language.toLowerCase().startsWith('zh');
  const localised = chinese ? vscode.Uri.joinPath(folder, 'zh-cn') : folder;
  const id = typeof rule === 'string' ? rule : await pickRule(localised);
  // An id comes from a link as well, so nothing but a rule's name may become part of a path.
  if (id === undefined || !/^[a-z][a-z-]*$/.test(id)) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(localised, `${id}.md`));
}

async function pickRule(folder: vscode.Uri): Promise<string | undefined> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const ids = entries.flatMap(([name, type]) =>
    type === vscode.FileType.File && name.endsWith('.md') && !name.startsWith('README')
      ? [name.slice(0, -'.md'.length)]
      : [],
  );
  return vscode.window.showQuickPick(ids.sort(), { placeHolder: vscode.l10n.t('Choose a rule') });
}

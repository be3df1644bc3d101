import * as vscode from 'vscode';

/** Shows the page of a rule, in the display language where there is one, in the Markdown preview, else as text. */
export async function openRule(context: vscode.ExtensionContext, rule?: unknown): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules');
  const chinese = vscode.env.language.toLowerCase().startsWith('zh');
  const localised = chinese ? vscode.Uri.joinPath(folder, 'zh-cn') : folder;
  const id = typeof rule === 'string' ? rule : await pickRule(context.extension);
  // An id comes from a link as well, so nothing but a rule's name may become part of a path.
  if (id === undefined || !/^[a-z][a-z-]*$/.test(id)) return;
  const page = vscode.Uri.joinPath(localised, `${id}.md`);
  // Some editors have no preview, and users can do without.
  const show = (): Thenable<unknown> => vscode.commands.executeCommand('markdown.showPreview', page);
  await Promise.resolve(show()).catch(() => vscode.window.showTextDocument(page));
}

/** The manifest has a setting for each rule; on the web, no folder of the extension can be read. */
async function pickRule({ packageJSON }: vscode.Extension<unknown>): Promise<string | undefined> {
  const settings: readonly Settings[] = [packageJSON.contributes.configuration].flat();
  const rules = settings.map(({ properties }) => properties['minutes.rules']).find(Boolean);
  const ids = Object.keys(rules?.properties ?? {});
  return vscode.window.showQuickPick(ids.sort(), { placeHolder: vscode.l10n.t('Choose a rule') });
}

interface Settings {
  readonly properties: Readonly<Record<string, { readonly properties?: object }>>;
}

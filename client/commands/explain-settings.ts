import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { chooseTarget } from './choose-target.ts';
import { needServer } from './need-server.ts';

const scheme = 'minutes-explain';

/** Shows which layer sets each value for one file. */
type ExplainSettings = (uri?: unknown) => Promise<void>;

/** Makes the command, and the documents that it shows, which cannot be edited and forget their text when they are closed. */
export function createExplainSettings(session: Session): {
  run: ExplainSettings;
  disposable: vscode.Disposable;
} {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const disposable = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  const run = async (argument?: unknown): Promise<void> => {
    const uri = await chooseTarget(session, argument);
    if (uri === undefined) return;
    const server = await needServer(session);
    if (server === undefined) return;
    const { text } = await server.request<{ readonly text: string }>('minutes/explain', {
      uri: uri.toString(),
    });
    const page = vscode.Uri.from({ scheme, path: `${uri.path}.txt`, query: uri.toString() });
    texts.set(page.toString(), text);
    changed.fire(page);
    await vscode.window.showTextDocument(page, { preview: true });
  };
  return { run, disposable };
}

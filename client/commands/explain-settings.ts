import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { targetUri } from './target-uri.ts';

const scheme = 'minutes-explain';
const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Shows which layer sets each value for one file, in a document that cannot be edited. */
export async function explainSettings(session: Session, argument?: unknown): Promise<void> {
  const uri = targetUri(argument);
  if (uri === undefined) return;
  const server = await session.start();
  if (server === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Minutes is switched off or did not start; its log says more.'),
    );
    return;
  }
  const { text } = await server.request<{ readonly text: string }>('minutes/explain', {
    uri: uri.toString(),
  });
  const page = vscode.Uri.from({ scheme, path: `${uri.path}.txt`, query: uri.toString() });
  texts.set(page.toString(), text);
  changed.fire(page);
  await vscode.window.showTextDocument(page, { preview: true });
}

/** Serves the texts that `explainSettings` shows. */
export function registerExplanations(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
}

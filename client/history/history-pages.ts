import * as vscode from 'vscode';
import type { History } from '../protocol.ts';
import type { Session } from '../session.ts';
import { type HistoryLink, type HistoryPage, historyPage } from './history-page.ts';

const scheme = 'minutes-history';

/** The pages of histories: documents that cannot be edited, and are written anew when meetings change. */
export interface HistoryPages extends vscode.Disposable {
  readonly show: (history: History) => Promise<void>;
}

export function createHistoryPages(session: Session): HistoryPages {
  const pages = new Map<string, HistoryPage>();
  const changed = new vscode.EventEmitter<vscode.Uri>();

  /** The page as the meetings are now; the key stands in its address, so that it survives a restart of the editor. */
  const pageAt = async (uri: vscode.Uri): Promise<HistoryPage | undefined> => {
    const server = await session.start();
    const history = await server?.request<History | null>('minutes/history', { key: uri.query });
    return history ? historyPage(history) : undefined;
  };
  const renew = async (): Promise<void> => {
    for (const { uri } of vscode.workspace.textDocuments) {
      const before = uri.scheme === scheme ? pages.get(uri.toString()) : undefined;
      if (before === undefined) continue;
      const page = await pageAt(uri);
      if (page === undefined || page.text === before.text) continue;
      pages.set(uri.toString(), page);
      changed.fire(uri);
    }
  };
  const linkAt = (document: vscode.TextDocument, { line }: vscode.Position): HistoryLink | undefined =>
    pages.get(document.uri.toString())?.links.find(({ range }) => range.start.line === line);

  const disposable = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const page = pages.get(uri.toString()) ?? (await pageAt(uri));
        if (page !== undefined) pages.set(uri.toString(), page);
        return page?.text ?? '';
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      {
        provideDocumentLinks: ({ uri }) =>
          pages.get(uri.toString())?.links.map(({ range, target }) => {
            const { line, character } = target.range.start;
            return new vscode.DocumentLink(
              range,
              target.uri.with({ fragment: `L${line + 1},${character + 1}` }),
            );
          }),
      },
    ),
    vscode.languages.registerDefinitionProvider(
      { scheme },
      { provideDefinition: (document, position) => linkAt(document, position)?.target },
    ),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => pages.delete(uri.toString())),
    session.onDidChangeIndex(renew),
  );

  const show = async (history: History): Promise<void> => {
    const name = history.title.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim();
    const uri = vscode.Uri.from({ scheme, path: `/${name || 'history'}.md`, query: history.key });
    pages.set(uri.toString(), historyPage(history));
    changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  };
  return { show, dispose: () => disposable.dispose() };
}

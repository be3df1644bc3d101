import * as vscode from 'vscode';
import { activePreview, onTargetChange, targetUri } from './commands/target-uri.ts';
import type { MinutesStatus } from './protocol.ts';

export type ServerState = 'running' | 'stopped';

/** The entries in the language status of minutes, for the document and for the server, and what the server has said of each document. */
export interface LanguageStatus extends vscode.Disposable {
  readonly of: (uri: vscode.Uri) => MinutesStatus | undefined;
  readonly show: (status: MinutesStatus) => void;
  readonly serverIs: (state: ServerState) => void;
}

/** `look` has the server look at a document that is in no editor of the client's own, so that it says what it thinks of it. */
export function createLanguageStatus(look: (uri: vscode.Uri) => Promise<unknown>): LanguageStatus {
  const known = new Map<string, MinutesStatus>();
  let state: ServerState = 'running';
  const item = vscode.languages.createLanguageStatusItem('minutes', []);
  item.name = vscode.l10n.t('Minutes');
  item.command = { command: 'minutes.explainSettings', title: vscode.l10n.t('Explain') };
  const server = vscode.languages.createLanguageStatusItem('minutes.server', []);
  server.name = vscode.l10n.t('Minutes: language server');
  server.command = { command: 'minutes.restartServer', title: vscode.l10n.t('Restart') };

  const of = (uri: vscode.Uri): MinutesStatus | undefined => known.get(uri.toString());
  const refresh = (): void => {
    const uri = targetUri();
    const status = uri && of(uri);
    void vscode.commands.executeCommand('setContext', 'minutes.active', status !== undefined);
    // The entries are shown for the active editor alone, so the selector need not tell minutes from other Markdown.
    item.selector = status === undefined ? [] : [{ language: 'markdown' }];
    server.selector = item.selector;
    if (status === undefined) return;
    item.text = [status.profile, status.layout].filter(Boolean).join(' · ');
    item.detail = problems(status);
    item.accessibilityInformation = { label: [item.name, item.text, item.detail].join(', ') };
    server.text =
      state === 'running'
        ? vscode.l10n.t('The language server runs')
        : vscode.l10n.t('The language server does not run');
    server.accessibilityInformation = { label: server.text };
    server.severity =
      state === 'running' ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
  };
  const forget = ({ uri }: vscode.TextDocument): void => {
    if (!known.delete(uri.toString())) return;
    refresh();
    // The editor closes after a while what a preview alone shows, and it is what the user looks at.
    if (uri.toString() === targetUri()?.toString())
      void Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
  };
  /** The client asks for what is in editors, and a preview is none. */
  const lookAtPreview = async (): Promise<void> => {
    const uri = activePreview() === undefined ? undefined : targetUri();
    if (uri === undefined || of(uri) !== undefined) return;
    try {
      // When this resolves, the server has been told of the document.
      await vscode.workspace.openTextDocument(uri);
      await look(uri);
    } catch {
      // The file is gone, or the server: nothing is known then, as before.
    }
  };
  const changed = (): void => {
    refresh();
    void lookAtPreview();
  };
  const listeners = [onTargetChange(changed), vscode.workspace.onDidCloseTextDocument(forget)];

  return {
    of,
    show: (status) => {
      // The server may write an address differently (`%3A`), so it goes through the editor's own spelling.
      const key = vscode.Uri.parse(status.uri).toString();
      if (status.profile === undefined) known.delete(key);
      else known.set(key, status);
      refresh();
    },
    serverIs: (next) => {
      state = next;
      changed();
    },
    dispose: () => {
      known.clear();
      refresh();
      item.dispose();
      server.dispose();
      for (const listener of listeners) listener.dispose();
    },
  };
}

function problems({ findings }: MinutesStatus): string {
  const count = Object.values(findings ?? {}).reduce((sum, each) => sum + each, 0);
  if (count === 0) return vscode.l10n.t('No problems');
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

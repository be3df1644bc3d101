import * as vscode from 'vscode';
import { targetUri } from './commands/target-uri.ts';
import type { MinutesStatus } from './protocol.ts';

export type ServerState = 'running' | 'stopped';

/** The entry in the language status of minutes, and what the server has said of each document. */
export interface LanguageStatus extends vscode.Disposable {
  readonly of: (uri: vscode.Uri) => MinutesStatus | undefined;
  readonly show: (status: MinutesStatus) => void;
  readonly serverIs: (state: ServerState) => void;
}

export function createLanguageStatus(): LanguageStatus {
  const known = new Map<string, MinutesStatus>();
  let state: ServerState = 'running';
  const item = vscode.languages.createLanguageStatusItem('minutes', []);
  item.name = vscode.l10n.t('Minutes');

  const of = (uri: vscode.Uri): MinutesStatus | undefined => known.get(uri.toString());
  const refresh = (): void => {
    const uri = targetUri();
    const status = uri && of(uri);
    void vscode.commands.executeCommand('setContext', 'minutes.active', status !== undefined);
    // The entry is shown for the active editor alone, so the selector need not tell minutes from other Markdown.
    item.selector = status === undefined ? [] : [{ language: 'markdown' }];
    if (status === undefined) return;
    item.text = [status.profile, status.layout].filter(Boolean).join(' · ');
    item.severity =
      state === 'running' ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
    item.detail = state === 'running' ? problems(status) : vscode.l10n.t('The language server does not run');
    item.command =
      state === 'running'
        ? { command: 'minutes.showOutput', title: vscode.l10n.t('Show log') }
        : { command: 'minutes.restartServer', title: vscode.l10n.t('Restart') };
  };
  const forget = ({ uri }: vscode.TextDocument): void => {
    if (known.delete(uri.toString())) refresh();
  };
  const listeners = [
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.window.tabGroups.onDidChangeTabs(refresh),
    vscode.workspace.onDidCloseTextDocument(forget),
  ];

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
      refresh();
    },
    dispose: () => {
      known.clear();
      refresh();
      item.dispose();
      for (const listener of listeners) listener.dispose();
    },
  };
}

function problems({ findings }: MinutesStatus): string {
  const count = Object.values(findings ?? {}).reduce((sum, each) => sum + each, 0);
  if (count === 0) return vscode.l10n.t('No problems');
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

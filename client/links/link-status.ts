import * as vscode from 'vscode';
import { onTargetChange, targetUri } from '../commands/target-uri.ts';
import type { LinkSummary } from './answers.ts';
import { linkWords } from './link-words.ts';

/** How long a document rests before its links are asked for again, in milliseconds. */
const pause = 300;

/** The entry in the language status that sums up the links of the active minutes. */
export interface LinkStatus extends vscode.Disposable {
  /** Asks again, soon: the document or what is known of its links has changed. */
  readonly refresh: () => void;
}

/** `ask` is answered with undefined for what is not minutes, and where the server does not know. */
export function createLinkStatus(ask: (uri: vscode.Uri) => Promise<LinkSummary | undefined>): LinkStatus {
  const item = vscode.languages.createLanguageStatusItem('minutes.links', []);
  item.name = vscode.l10n.t('Minutes: links');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const show = (summary: LinkSummary | undefined): void => {
    item.selector = summary === undefined ? [] : [{ language: 'markdown' }];
    if (summary === undefined) return;
    const { text, detail, command } = linkWords(summary);
    item.text = text;
    item.detail = detail ?? '';
    item.accessibilityInformation = { label: [item.name, text, detail].filter(Boolean).join(', ') };
    item.command = command;
    item.busy = summary.checking;
    item.severity =
      summary.tally.broken > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  };
  const look = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const uri = targetUri();
    const summary = uri && (await ask(uri).catch(() => undefined));
    if (mine === turn) show(summary);
  };
  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  };
  const listeners = [onTargetChange(look)];
  return {
    refresh,
    dispose: () => {
      clearTimeout(timer);
      turn += 1;
      item.dispose();
      for (const listener of listeners) listener.dispose();
    },
  };
}

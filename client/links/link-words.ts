import * as vscode from 'vscode';
import type { LinkSummary } from './answers.ts';

export interface LinkWords {
  readonly text: string;
  readonly detail?: string;
  /** What can be done about it. */
  readonly command?: vscode.Command;
}

/** What is said of the links of a document, the same wherever it is said. */
export function linkWords({ total, tally, words, checking, available }: LinkSummary): LinkWords {
  if (total === 0) return { text: vscode.l10n.t('No links') };
  const count = total === 1 ? vscode.l10n.t('1 link') : vscode.l10n.t('{0} links', total);
  const known = tally.unchecked < total;
  const text = known ? words : count;
  if (available === 'no-network')
    return { text: count, detail: vscode.l10n.t('links cannot be checked in a browser') };
  if (available === 'untrusted')
    return {
      text,
      detail: vscode.l10n.t('links are checked in trusted workspaces'),
      command: { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage trust') },
    };
  if (checking) return { text, detail: vscode.l10n.t('being checked …') };
  const command = { command: 'minutes.checkLinks', title: vscode.l10n.t('Check') };
  if (!known) return { text, detail: vscode.l10n.t('not checked yet'), command };
  if (tally.unchecked === 0) return { text, command };
  return { text, detail: vscode.l10n.t('{0} not checked yet', tally.unchecked), command };
}

import * as vscode from 'vscode';
import type { LinkSummary } from './answers.ts';
import { linkWords } from './link-words.ts';

/** The row in the view of one meeting that sums up its links. */
export interface LinkRow {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly summary: LinkSummary;
}

export function linkRow(uri: vscode.Uri, summary: LinkSummary): LinkRow {
  return { id: `${uri}\nlinks`, uri, summary };
}

/** How the row is shown. What can be done is done by choosing it. */
export function linkItem({ id, uri, summary }: LinkRow): vscode.TreeItem {
  const { text, detail, command } = linkWords(summary);
  const item = new vscode.TreeItem(text);
  const words = [text, detail].filter((each) => each !== undefined);
  item.id = id;
  if (detail !== undefined) item.description = detail;
  item.iconPath = new vscode.ThemeIcon(summary.checking ? 'loading~spin' : 'link');
  item.tooltip = [words.join(' · '), command?.title].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [...words, command?.title].filter(Boolean).join(', ') };
  if (command)
    item.command = command.command === 'minutes.checkLinks' ? { ...command, arguments: [uri] } : command;
  return item;
}

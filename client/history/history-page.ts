import * as vscode from 'vscode';
import { dayWords } from '../day-words.ts';
import type { History, HistoryEntry } from '../protocol.ts';

/** A page that tells one thing through time, and where its lines lead to. */
export interface HistoryPage {
  readonly text: string;
  readonly links: readonly HistoryLink[];
}

export interface HistoryLink {
  /** The words of the page that lead there. */
  readonly range: vscode.Range;
  readonly target: vscode.Location;
}

/** Writes the page as Markdown, one line a meeting, in the order of the entries. */
export function historyPage({ title, entries }: History): HistoryPage {
  const lines = [`# ${title}`, '', countWords(entries.length), ''];
  const links: HistoryLink[] = [];
  const addresses: string[] = [];
  let year: string | undefined;
  entries.forEach((entry, index) => {
    const its = entry.day?.slice(0, 4) ?? vscode.l10n.t('No date');
    if (its !== year) {
      if (year !== undefined) lines.push('');
      lines.push(`## ${its}`, '');
    }
    year = its;
    const name = entry.day === undefined ? fileOf(entry) : dayWords(entry.day, 'short');
    links.push({
      range: new vscode.Range(lines.length, '- ['.length, lines.length, `- [${name}`.length),
      target: new vscode.Location(vscode.Uri.parse(entry.uri), new vscode.Position(entry.line, entry.column)),
    });
    lines.push(`- [${name}][${index + 1}] ${[entry.section, entry.words].filter(Boolean).join(' · ')}`);
    addresses.push(`[${index + 1}]: <${entry.uri}#L${entry.line + 1}>`);
  });
  return { text: [...lines, '', ...addresses, ''].join('\n'), links };
}

function countWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('One meeting speaks of it.')
    : vscode.l10n.t('{0} meetings speak of it, the latest first.', count);
}

function fileOf({ uri }: HistoryEntry): string {
  const { path } = vscode.Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

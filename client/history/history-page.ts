import * as vscode from 'vscode';
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
  const addresses = new Map<string, string>();
  let year: string | undefined;
  for (const entry of entries) {
    const its = entry.day?.slice(0, 4) ?? vscode.l10n.t('No date');
    if (its !== year) {
      if (year !== undefined) lines.push('');
      lines.push(`## ${its}`, '');
    }
    year = its;
    const name = nameOf(entry, addresses);
    links.push({
      range: new vscode.Range(lines.length, '- ['.length, lines.length, `- [${name}`.length),
      target: new vscode.Location(vscode.Uri.parse(entry.uri), new vscode.Position(entry.line, entry.column)),
    });
    lines.push(`- [${name}] ${[entry.section, entry.words].filter(Boolean).join(' · ')}`);
    addresses.set(name, `[${name}]: <${entry.uri}#L${entry.line + 1}>`);
  }
  return { text: [...lines, '', ...addresses.values(), ''].join('\n'), links };
}

function countWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('One meeting speaks of it.')
    : vscode.l10n.t('{0} meetings speak of it, the latest first.', count);
}

/** The day of the meeting, or its file where no day is known; numbered where another has the name already. */
function nameOf({ day, uri }: HistoryEntry, taken: ReadonlyMap<string, unknown>): string {
  const { path } = vscode.Uri.parse(uri);
  const name = day ?? path.slice(path.lastIndexOf('/') + 1).replaceAll(/[[\]]/g, '');
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`;
  return unique;
}

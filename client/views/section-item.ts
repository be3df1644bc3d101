import * as vscode from 'vscode';
import type { MeetingSection } from '../protocol.ts';

/** A row of the view of one meeting, with the sections that stand in it. */
export interface SectionRow {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly section: MeetingSection;
  readonly rows: SectionRow[];
}

const icons = { filled: 'pass', empty: 'circle-large-outline', missing: 'circle-slash' } as const;

/** The sections one inside the other, by their levels. */
export function sectionRows(uri: vscode.Uri, sections: readonly MeetingSection[]): SectionRow[] {
  const top: SectionRow[] = [];
  const open: SectionRow[] = [];
  const times = new Map<string, number>();
  for (const section of sections) {
    while ((open.at(-1)?.section.level ?? 0) >= section.level) open.pop();
    const path = [...open.map((row) => row.section.words), section.words].join('\n');
    const time = times.get(path) ?? 0;
    times.set(path, time + 1);
    const row: SectionRow = { id: `${uri}\n${path}\n${time}`, uri, section, rows: [] };
    (open.at(-1)?.rows ?? top).push(row);
    open.push(row);
  }
  return top;
}

/** How a section is shown. What an icon means is said in words, too. */
export function sectionItem({ id, uri, section, rows }: SectionRow): vscode.TreeItem {
  const { words, line, links, state } = section;
  const item = new vscode.TreeItem(
    words,
    rows.length > 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const facts = [state !== 'filled' && stateWords(state), links > 0 && linkCount(links)].filter(Boolean);
  item.id = id;
  item.description = facts.join(' · ');
  item.iconPath = new vscode.ThemeIcon(icons[state]);
  item.tooltip = [words, stateWords(state), links > 0 && linkCount(links)].filter(Boolean).join(' · ');
  item.accessibilityInformation = {
    label: [words, stateWords(state), links > 0 && linkCount(links)].filter(Boolean).join(', '),
  };
  if (line !== undefined)
    item.command = {
      command: 'minutes.openPlace',
      title: vscode.l10n.t('Go to'),
      arguments: [uri.toString(), line],
    };
  return item;
}

function stateWords(state: MeetingSection['state']): string {
  if (state === 'filled') return vscode.l10n.t('filled in');
  return state === 'empty' ? vscode.l10n.t('empty') : vscode.l10n.t('missing');
}

function linkCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 link') : vscode.l10n.t('{0} links', count);
}

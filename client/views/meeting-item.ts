import * as vscode from 'vscode';
import { dayWords } from '../day-words.ts';
import type { Meeting } from '../protocol.ts';
import type { GapRow, MeetingEntry, MeetingRow, SeriesRow, YearRow } from './meeting-tree.ts';

const icons = { draft: 'edit', due: 'bell', done: 'pass', gap: 'circle-slash' } as const;

/** How a row of the Meetings view is shown. What an icon means is said in words, too. */
export function meetingItem(row: MeetingRow): vscode.TreeItem {
  switch (row.kind) {
    case 'series':
      return seriesItem(row);
    case 'year':
      return yearItem(row);
    case 'meeting':
      return entryItem(row);
    case 'gap':
      return gapItem(row);
  }
}

function seriesItem({ id, name, meetings }: SeriesRow): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = meetingCount(meetings);
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  item.contextValue = 'series';
  return item;
}

function yearItem({ id, year, latest, meetings, missed }: YearRow): vscode.TreeItem {
  const label = year ?? vscode.l10n.t('No date');
  const item = new vscode.TreeItem(
    label,
    latest ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.description = join(meetingCount(meetings), missed > 0 && vscode.l10n.t('{0} missed', missed));
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.contextValue = 'year';
  return item;
}

function entryItem({ id, meeting }: MeetingEntry): vscode.TreeItem {
  const { day, file, state, title, topics } = meeting;
  const item = new vscode.TreeItem(day === undefined ? file : dayWords(day, 'short'));
  const words = stateWords(state);
  const problems = problemCount(meeting);
  item.id = id;
  item.description = join(state !== 'done' && words, problems, title ?? topicCount(topics));
  item.iconPath = new vscode.ThemeIcon(icons[state]);
  item.contextValue = meeting.join === undefined ? 'meeting' : 'meeting.join';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(id)],
  };
  const full = day === undefined ? undefined : dayWords(day, 'full');
  const facts = [
    topicCount(topics),
    words,
    problems ?? (meeting.problems === 0 && vscode.l10n.t('No problems')),
  ];
  item.tooltip = [join(full, meeting.start), title, join(...facts), file].filter(Boolean).join('\n');
  item.accessibilityInformation = {
    label: [full, title, ...facts, file].filter(Boolean).join(', '),
  };
  return item;
}

function gapItem({ id, gap: { day, missed } }: GapRow): vscode.TreeItem {
  const item = new vscode.TreeItem(dayWords(day, 'short'));
  item.id = id;
  item.description =
    missed === 1 ? vscode.l10n.t('no minutes') : vscode.l10n.t('no minutes of {0} meetings', missed);
  item.iconPath = new vscode.ThemeIcon(icons.gap);
  item.contextValue = 'gap';
  item.tooltip =
    missed === 1
      ? vscode.l10n.t('A meeting would have been on this day, and there are no minutes of it.')
      : vscode.l10n.t(
          '{0} meetings would have been from this day on, and there are no minutes of them.',
          missed,
        );
  item.accessibilityInformation = { label: `${dayWords(day, 'full')}, ${item.tooltip}` };
  return item;
}

function stateWords(state: Meeting['state']): string {
  if (state === 'draft') return vscode.l10n.t('draft');
  return state === 'due' ? vscode.l10n.t('incomplete') : vscode.l10n.t('complete');
}

function meetingCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 meeting') : vscode.l10n.t('{0} meetings', count);
}

function topicCount(count: number): string {
  if (count === 0) return vscode.l10n.t('no topics');
  return count === 1 ? vscode.l10n.t('1 topic') : vscode.l10n.t('{0} topics', count);
}

function problemCount({ problems = 0 }: Meeting): string | undefined {
  if (problems === 0) return undefined;
  return problems === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', problems);
}

function join(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

import * as vscode from 'vscode';
import { askForDay } from '../commands/ask-for-day.ts';
import { dayWords } from '../day-words.ts';
import type { PlannedDay, ProposedMeeting } from './answers.ts';

/** Lets the user choose the day of the next meeting, the likeliest first; `yyyy-MM-dd`. */
export async function chooseDay({ days, start, end }: ProposedMeeting): Promise<string | undefined> {
  const times = [start, end].filter((time) => time !== undefined).join('–');
  const items = days.map((day) => ({
    label: dayWords(day.date, 'full'),
    description: [times, reason(day)].filter((words) => words !== '').join(' · '),
    detail: day.path,
    iconPath: new vscode.ThemeIcon(day.exists ? 'go-to-file' : 'calendar'),
    date: day.date,
  }));
  const other = {
    label: vscode.l10n.t('Another day…'),
    iconPath: new vscode.ThemeIcon('edit'),
    date: undefined,
  };
  const chosen = await vscode.window.showQuickPick([...items, other], {
    title: vscode.l10n.t('New meeting: the day'),
    placeHolder: vscode.l10n.t('On which day is the meeting?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined || chosen.date !== undefined) return chosen?.date;
  return askForDay({ title: vscode.l10n.t('New meeting: the day'), value: days[0]?.date ?? '' });
}

function reason({ why, holiday, exists }: PlannedDay): string {
  if (exists) return vscode.l10n.t('these minutes are there already');
  if (holiday !== undefined) return vscode.l10n.t('moved because of {0}', holiday);
  return why === 'turn' ? vscode.l10n.t('in the usual rhythm') : '';
}

import * as vscode from 'vscode';
import { dayWords } from '../day-words.ts';
import type { CarriedOver } from './answers.ts';

/** Lets the user choose what is taken over from the last meeting; ids in the order of the minutes. Undefined when called off. */
export async function chooseCarried(offered: readonly CarriedOver[]): Promise<readonly string[] | undefined> {
  if (offered.length === 0) return [];
  const items = offered.map((each) => ({
    label: each.words,
    description: [reasons()[each.reason], each.reason === 'topic' ? undefined : each.topic]
      .filter((words) => words !== undefined)
      .join(' · '),
    picked: each.preselected,
    id: each.id,
  }));
  const day = offered[0]?.from.day;
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New meeting: what is carried over'),
    placeHolder:
      day === undefined
        ? vscode.l10n.t('What is taken over from the last meeting?')
        : vscode.l10n.t('What is taken over from {0}?', dayWords(day, 'full')),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ id }) => id);
}

function reasons(): Readonly<Record<CarriedOver['reason'], string>> {
  return {
    topic: vscode.l10n.t('topic of last time'),
    open: vscode.l10n.t('still open'),
    standing: vscode.l10n.t('notice'),
    question: vscode.l10n.t('question without an answer'),
    articles: vscode.l10n.t('the articles of last time'),
    reference: vscode.l10n.t('mentioned last time'),
  };
}

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { changeOfDate, type DateWish, filesForDate } from '../commands/change-date.ts';
import { render } from '../text/message.ts';
import type { Feature } from './feature.ts';

/** `label` says what the edit does, and what it leaves to the user. */
type Answer = { readonly edit: WorkspaceEdit; readonly label: string } | { readonly problem: string };

/** The edit that moves a meeting to another day, for editors that apply it themselves. */
export const changeDate: Feature<DateWish, Answer> = {
  method: 'minutes/changeDate',
  capabilities: () => ({}),
  waits: () => 'whole',
  needs: filesForDate,
  handle(snapshot, wish) {
    const change = changeOfDate(snapshot, wish);
    if ('problem' in change) return { problem: render(change.problem, snapshot.translations) };
    return { edit: change.edit, label: render(change.label, snapshot.translations) };
  },
};

import { changeDate } from './change-date.ts';
import type { Command } from './command.ts';
import { exportIcs } from './export-ics.ts';
import { fixAll } from './fix-all.ts';
import { history } from './history.ts';
import { newMeeting } from './new-meeting.ts';
import { openArchived } from './open-archived.ts';
import { search } from './search.ts';
import { updateIndexPage } from './update-index-page.ts';

/** Every command that the language server runs. */
export const commands: readonly Command[] = [
  changeDate,
  exportIcs,
  fixAll,
  history,
  newMeeting,
  openArchived,
  search,
  updateIndexPage,
];

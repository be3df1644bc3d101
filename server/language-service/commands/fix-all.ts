import { fixAll as fixEverything } from '../rules/fix.ts';
import { message } from '../text/message.ts';
import { workspaceEdit } from '../workspace/workspace-edit.ts';
import type { Command } from './command.ts';

/** Repairs everything in an open document that needs no decision. The argument is its URI. */
export const fixAll: Command = {
  id: 'minutes.fixAll',
  run(snapshot, argument) {
    const minutes = typeof argument === 'string' ? snapshot.minutes(argument) : undefined;
    if (!minutes) return undefined;
    const { edits } = fixEverything(minutes, snapshot.surroundings(minutes.source.uri));
    if (edits.length === 0) return undefined;
    return {
      label: message('Fix all safe problems in this file'),
      edit: workspaceEdit(snapshot.client, minutes.source, edits),
    };
  },
};

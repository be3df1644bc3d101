import { exportIcs } from '../../commands/export-ics.ts';
import { history } from '../../commands/history.ts';
import { newMeeting } from '../../commands/new-meeting.ts';
import type { Client } from '../../workspace/client.ts';

/** The kind of actions that run a command: what is to be done at the meeting, not what is wrong. */
export const COMMANDS = 'source.minutes';

const offered = [history.id, newMeeting.id, exportIcs.id];

/** Whether an editor has not all of these commands itself. */
export function lacksCommands({ commands }: Client): boolean {
  return offered.some((id) => !commands.includes(id));
}

import type { CodeAction, Range } from 'vscode-languageserver-types';
import { exportIcs } from '../../commands/export-ics.ts';
import { history } from '../../commands/history.ts';
import { newMeeting } from '../../commands/new-meeting.ts';
import type { Minutes } from '../../model/minutes.ts';
import { type Message, message, render } from '../../text/message.ts';
import { offsetAt } from '../../text/source-text.ts';
import { spokenAt } from '../../workspace/series/spoken-of.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { COMMANDS } from './own-commands.ts';

/**
 * The commands that are about a meeting or a place in its minutes, for editors that have none of their own: many have no other
 * way to give a command its arguments.
 */
export function commandActions(snapshot: Snapshot, minutes: Minutes, range: Range): CodeAction[] {
  const { client, translations } = snapshot;
  const { uri } = minutes.source;
  const make = (title: Message, command: string, argument: unknown): CodeAction[] => {
    if (client.commands.includes(command)) return [];
    const words = render(title, translations);
    return [{ title: words, kind: COMMANDS, command: { title: words, command, arguments: [argument] } }];
  };
  const spoken = spokenAt(minutes, offsetAt(minutes.source, range.start));
  return [
    ...(spoken ? make(message('History of “{0}”', spoken.title), history.id, { key: spoken.key }) : []),
    ...make(message('New meeting'), newMeeting.id, { uri }),
    ...make(message('Calendar file of this meeting'), exportIcs.id, { uri }),
  ];
}

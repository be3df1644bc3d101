import * as vscode from 'vscode';
import type { Meeting, MeetingSeries, Meetings } from '../protocol.ts';
import type { Session } from '../session.ts';
import { uriKey } from '../uri-key.ts';
import { chooseTarget } from './choose-target.ts';
import { meetingOf } from './meeting-of.ts';
import { needServer } from './need-server.ts';
import { say } from './say.ts';

/** A meeting among the others of its series. */
export interface KnownMeeting {
  readonly meeting: Meeting;
  readonly series: MeetingSeries;
}

/** The meeting that a command works on: the row it was called with, else that of the target file. Says so where there is none. */
export async function theMeeting(session: Session, argument: unknown): Promise<KnownMeeting | undefined> {
  const server = await needServer(session);
  const uri = server && (await chooseTarget(session, argument));
  if (server === undefined || uri === undefined) return undefined;
  const { series } = await server.request<Meetings>('minutes/meetings', { wait: true });
  const key = uriKey(uri.toString());
  for (const one of series) {
    const meeting = one.meetings.find((each) => uriKey(each.uri) === key);
    if (meeting !== undefined) return { meeting, series: one };
  }
  say(
    uri.scheme === 'untitled'
      ? vscode.l10n.t('Save these minutes first: until then they belong to no series of meetings.')
      : vscode.l10n.t('Open the minutes of a meeting first.'),
  );
  return undefined;
}

/** Opens the minutes of a row of the Meetings view, to stay open. */
export async function openMeeting(row: unknown): Promise<void> {
  const uri = meetingOf(row);
  if (uri !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
}

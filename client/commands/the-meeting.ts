import * as vscode from 'vscode';
import type { Meeting, MeetingSeries, Meetings } from '../protocol.ts';
import type { Session } from '../session.ts';
import { uriKey } from '../uri-key.ts';
import { needServer } from './need-server.ts';
import { targetUri } from './target-uri.ts';

/** A meeting among the others of its series. */
export interface KnownMeeting {
  readonly meeting: Meeting;
  readonly series: MeetingSeries;
}

/** The minutes that a row of the Meetings view stands for; undefined where the argument is no such row. */
export function meetingOf(argument: unknown): vscode.Uri | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id } = argument as Record<string, unknown>;
  return kind === 'meeting' && typeof id === 'string' ? vscode.Uri.parse(id) : undefined;
}

/** The meeting that a command works on: the row it was called with, else that of the target file. Says so where there is none. */
export async function theMeeting(session: Session, argument: unknown): Promise<KnownMeeting | undefined> {
  const uri = meetingOf(argument) ?? targetUri(argument);
  const server = await needServer(session);
  if (server === undefined) return undefined;
  const { series } = await server.request<Meetings>('minutes/meetings', { wait: true });
  const key = uriKey(uri?.toString() ?? '');
  for (const one of series) {
    const meeting = one.meetings.find((each) => uriKey(each.uri) === key);
    if (meeting !== undefined) return { meeting, series: one };
  }
  say(vscode.l10n.t('Open the minutes of a meeting first.'));
  return undefined;
}

/** Says in the status bar why a command does nothing. */
export function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5_000);
}

/** Opens the minutes of a row of the Meetings view, to stay open. */
export async function openMeeting(row: unknown): Promise<void> {
  const uri = meetingOf(row);
  if (uri !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
}

import * as vscode from 'vscode';
import type { HistoryPages } from '../history/history-pages.ts';
import type { History, HistoryQuery, MeetingParts } from '../protocol.ts';
import type { Session } from '../session.ts';
import { meetingOf } from './meeting-of.ts';
import { needServer } from './need-server.ts';
import { searchMeetings } from './search-meetings.ts';
import { targetUri } from './target-uri.ts';

/**
 * Shows what all meetings say of one thing. A link or lens says of what; a row of the Meetings view lets one of its topics be
 * chosen; else it is what stands at the caret, or, where nothing does, what somebody types. Words that no
 * meeting has for a topic are searched for instead.
 */
export async function showHistory(session: Session, pages: HistoryPages, argument?: unknown): Promise<void> {
  const server = await needServer(session);
  if (server === undefined) return;
  const historyOf = async (query: HistoryQuery): Promise<History | undefined> =>
    (await server.request<History | null>('minutes/history', query)) ?? undefined;

  const row = meetingOf(argument);
  const query = queryOf(argument) ?? (row === undefined ? caretQuery(session, argument) : undefined);
  const found = query && (await historyOf(query));
  if (found !== undefined && found.entries.length > 0) return pages.show(found);

  const uri = row ?? targetUri(argument);
  const words = await askForWords(uri && (await topicsOf(server, uri)));
  if (words === undefined) return;
  const history = await historyOf({ words });
  if (history !== undefined && history.entries.length > 0) return pages.show(history);
  searchMeetings(session, words);
}

function queryOf(argument: unknown): HistoryQuery | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return undefined;
  const { key, words, uri, position } = argument as Record<string, unknown>;
  if (typeof key === 'string') return { key };
  if (typeof words === 'string') return { words };
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  const { line, character } = position as Record<string, unknown>;
  if (typeof line !== 'number' || typeof character !== 'number') return undefined;
  return { uri, position: { line, character } };
}

function caretQuery(session: Session, argument: unknown): HistoryQuery | undefined {
  const editor = vscode.window.activeTextEditor;
  const uri = targetUri(argument);
  if (editor === undefined || uri?.toString() !== editor.document.uri.toString()) return undefined;
  if (session.status(uri) === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: uri.toString(), position: { line, character } };
}

/** The topics of some minutes; they are opened without being shown, so that the server knows them. */
async function topicsOf(
  server: { request: <Result>(method: string, params: unknown) => Promise<Result> },
  uri: vscode.Uri,
): Promise<readonly string[]> {
  const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
  if (document?.languageId !== 'markdown') return [];
  const parts = await server.request<MeetingParts | null>('minutes/meeting', { uri: uri.toString() });
  return parts?.sections.flatMap(({ words, topic }) => (topic ? [words] : [])) ?? [];
}

/** Lets one of some words be chosen, or others be typed. */
function askForWords(topics: readonly string[] = []): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  const items = topics.map((label) => ({ label }));
  pick.placeholder = vscode.l10n.t('A topic, words, or a number such as #2387');
  pick.title = vscode.l10n.t('Show the history of …');
  pick.items = items;
  pick.onDidChangeValue((value) => {
    const typed = value.trim();
    const known = typed === '' || topics.includes(typed);
    pick.items = known ? items : [{ label: typed, alwaysShow: true }, ...items];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

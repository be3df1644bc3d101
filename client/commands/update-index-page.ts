import * as vscode from 'vscode';
import type { Changes, Meetings } from '../protocol.ts';
import type { Session } from '../session.ts';
import { applyChanges } from './apply-changes.ts';
import { chooseSeries } from './choose-series.ts';
import { needServer } from './need-server.ts';
import { say } from './say.ts';
import { targetUri } from './target-uri.ts';

/** Writes the index page of a series anew and shows it: of the series of the target file, else of the only one, else of that which the user chooses. */
export async function updateIndexPage(session: Session, argument?: unknown): Promise<boolean> {
  const server = await needServer(session);
  if (server === undefined) return false;
  const target = targetUri(argument);
  const uri = target?.path.toLowerCase().endsWith('.md') === true ? target.toString() : await anyMeeting();
  if (uri === undefined) return false;
  const changes = await server.request<Changes>('minutes/indexPage', { uri });
  const done = await applyChanges(server, changes);
  if (done && 'edit' in changes && changes.page !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.parse(changes.page));
  return done;

  async function anyMeeting(): Promise<string | undefined> {
    const known = await server?.request<Meetings>('minutes/meetings', { wait: true });
    const places = (known?.series ?? [])
      .filter(({ meetings }) => meetings.length > 0)
      .map((series) => ({ id: series.id, series }));
    if (places.length === 0) say(vscode.l10n.t('There are no minutes in this workspace.'));
    const place =
      places.length > 1 ? await chooseSeries(places, vscode.l10n.t('Update the index page')) : places[0];
    return place?.series?.meetings[0]?.uri;
  }
}

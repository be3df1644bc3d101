import * as vscode from 'vscode';
import { finishMinutes } from '../finish/finish-minutes.ts';
import { createHistoryPages } from '../history/history-pages.ts';
import { insertInvitation, offerPastedInvitations } from '../invitation/paste-invitation.ts';
import { checkAllLinks, checkLinks, lookUpReferences } from '../links/check-links.ts';
import { offerPastedLinks } from '../links/paste-link.ts';
import { newMeeting } from '../new-meeting/new-meeting.ts';
import type { Session } from '../session.ts';
import { changeDate } from './change-date.ts';
import { createConfig } from './create-config.ts';
import { createExplainSettings } from './explain-settings.ts';
import { exportIcs } from './export-ics.ts';
import { fixAll } from './fix-all.ts';
import { joinMeeting } from './join-meeting.ts';
import { openPlace } from './open-place.ts';
import { openRule } from './open-rule.ts';
import { openSample } from './open-sample.ts';
import { searchMeetings } from './search-meetings.ts';
import { showHistory } from './show-history.ts';
import { stepMeeting } from './step-meeting.ts';
import { openMeeting } from './the-meeting.ts';
import { updateIndexPage } from './update-index-page.ts';

/** Registers every command of the extension. They are there before the server is. */
export function registerCommands(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const explainSettings = createExplainSettings(session);
  const pages = createHistoryPages(session);
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'minutes.searchMeetings': (words) => searchMeetings(session, words),
    'minutes.showHistory': (what) => showHistory(session, pages, what),
    'minutes.history': (what) => showHistory(session, pages, what),
    'minutes.previousMeeting': (uri) => stepMeeting(session, 'previous', uri),
    'minutes.nextMeeting': (uri) => stepMeeting(session, 'next', uri),
    'minutes.openMeeting': (row) => openMeeting(row),
    'minutes.openPlace': (uri, line, column) => openPlace(uri, line, column),
    'minutes.joinMeeting': (uri) => joinMeeting(session, uri),
    'minutes.newMeeting': (uri) => newMeeting(session, uri),
    'minutes.insertInvitation': () => insertInvitation(session),
    'minutes.finish': (uri) => finishMinutes(session, uri),
    'minutes.exportIcs': (uri) => exportIcs(session, uri),
    'minutes.changeDate': (uri) => changeDate(session, uri),
    'minutes.updateIndexPage': (uri) => updateIndexPage(session, uri),
    'minutes.checkLinks': (what) => checkLinks(session, what),
    'minutes.checkAllLinks': () => checkAllLinks(session),
    'minutes.lookUpReferences': (uri) => lookUpReferences(session, uri),
    'minutes.fixAll': (uri) => fixAll(session, uri),
    'minutes.explainSettings': explainSettings.run,
    'minutes.createConfig': (uri) => createConfig(uri),
    'minutes.openRule': (rule) => openRule(context, rule),
    'minutes.openSample': () => openSample(context),
    'minutes.restartServer': () => session.restart(),
    'minutes.showOutput': () => session.log.show(),
  };
  return [
    explainSettings.disposable,
    pages,
    offerPastedInvitations(session),
    offerPastedLinks(session),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  ];
}

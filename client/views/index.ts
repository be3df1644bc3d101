import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { createMeetingsView } from './meetings-view.ts';
import { createThisMeetingView } from './this-meeting-view.ts';

/** Registers the views, then lets the editor show them. */
export function registerViews(session: Session): vscode.Disposable {
  const views = [createMeetingsView(session), createThisMeetingView(session)];
  void vscode.commands.executeCommand('setContext', 'minutes.present', true);
  return vscode.Disposable.from(...views);
}

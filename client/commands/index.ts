import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import { createConfig } from './create-config.ts';
import { createExplainSettings } from './explain-settings.ts';
import { fixAll } from './fix-all.ts';
import { openRule } from './open-rule.ts';
import { openSample } from './open-sample.ts';

/** Registers every command of the extension. They are there before the server is. */
export function registerCommands(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const explainSettings = createExplainSettings(session);
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
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
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  ];
}

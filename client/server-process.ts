import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type CreateClient, type StartServer, startMinutesServer } from './minutes-server.ts';

/** Starts the server in a process of its own. */
export const startServer: StartServer = (...args) => startMinutesServer(createClient, ...args);

const createClient: CreateClient = (context: vscode.ExtensionContext, options) => {
  const module = context.asAbsolutePath('dist/minutes-language-server.cjs');
  return new LanguageClient(
    'minutes',
    'Minutes',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    options,
  );
};

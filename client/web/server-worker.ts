import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type CreateClient, type StartServer, startMinutesServer } from '../minutes-server.ts';
import { answerForServer } from './answer-for-server.ts';

/** Starts the server in a web worker. */
export const startServer: StartServer = (...args) => startMinutesServer(createClient, ...args);

const createClient: CreateClient = ({ extensionUri }, options) => {
  const script = (name: string) => vscode.Uri.joinPath(extensionUri, 'dist', 'web', name).toString(true);
  const worker = new Worker(script('server.js'));
  const client = new (class extends LanguageClient {
    override async dispose(timeout?: number): Promise<void> {
      try {
        await super.dispose(timeout);
      } finally {
        worker.terminate();
      }
    }
  })('minutes', 'Minutes', worker, {
    ...options,
    // A worker in a worker does not know where its own script came from.
    initializationOptions: { ...options.initializationOptions, laterScript: script('server-later.js') },
  });
  answerForServer(client, vscode.Uri.joinPath(extensionUri, 'dist', 'l10n'));
  return client;
};

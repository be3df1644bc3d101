import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { linksNotification } from '../protocol.ts';
import type { LinkSummary } from './answers.ts';
import { gitHubToken } from './github-token.ts';
import { createLinkStatus, type LinkStatus } from './link-status.ts';

/** What following links needs of the rest of the client. */
export interface LinkFollower {
  /** The server knows more or other things of links than before. */
  readonly changed: () => void;
  readonly isMinutes: (uri: vscode.Uri) => boolean;
  readonly log: vscode.LogOutputChannel;
}

/** Shows what the server knows of links, and tells the server whether, and as whom, it may ask the web. */
export function followLinks(
  client: BaseLanguageClient,
  { changed, isMinutes, log }: LinkFollower,
): LinkStatus {
  const status = createLinkStatus(async (uri) => {
    if (!isMinutes(uri)) return undefined;
    const params = { uri: uri.toString() };
    return (await client.sendRequest<LinkSummary | null>('minutes/links', params)) ?? undefined;
  });
  const tell = (): void => {
    status.refresh();
    changed();
  };
  const listeners = [
    client.onNotification(linksNotification, tell),
    client.onRequest('minutes/githubToken', (params: unknown) => gitHubToken(params, log)),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      await client.sendNotification('minutes/trust', { trusted: true });
      tell();
    }),
  ];
  return {
    refresh: status.refresh,
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      status.dispose();
    },
  };
}

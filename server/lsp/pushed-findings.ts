import { type CancellationToken, CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { isProjectFile } from './configuration.ts';
import type { Report } from './diagnoser.ts';
import type { Timer } from './host.ts';
import type { OpenDocument } from './open-document.ts';
import { isMarkdown } from './workspace.ts';

/** Sends findings to editors that do not ask for them. */
export interface PushedFindings {
  now(document: OpenDocument): void;
  /** The same once the document has rested. */
  afterRest(document: OpenDocument): void;
  close(uri: string): void;
}

interface Outside {
  readonly connection: Connection;
  readonly timer: Timer;
  readonly document: (uri: string) => OpenDocument | undefined;
  readonly look: (uri: string, token: CancellationToken) => Promise<unknown>;
}

/** How long documents rest, in milliseconds. */
const PAUSE = 200;

export function createPushedFindings({ connection, timer, document, look }: Outside): PushedFindings {
  const pauses = new Map<string, () => void>();
  const never = new CancellationTokenSource().token;
  const push = async ({ uri }: OpenDocument): Promise<void> => {
    const report = (await look(uri, never)) as Report;
    const current = document(uri);
    if (!current || report.kind !== 'full' || !(isMarkdown(current) || isProjectFile(uri))) return;
    await connection.sendDiagnostics({ uri, version: current.version, diagnostics: [...report.items] });
  };
  return {
    now: (changed) => void push(changed),
    afterRest(changed) {
      pauses.get(changed.uri)?.();
      pauses.set(
        changed.uri,
        timer.after(PAUSE, () => void push(changed)),
      );
    },
    close(uri) {
      pauses.get(uri)?.();
      pauses.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

import type * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressReport,
} from 'vscode-languageclient';

/** Has the server run a command of its own that takes long, and hears how far it is. */
export type LongWork = <Result>(
  command: string,
  args: readonly unknown[],
  token: vscode.CancellationToken,
  report: (step: WorkDoneProgressBegin | WorkDoneProgressReport) => void,
) => Promise<Result>;

/** How often the server was given something long to do. */
let works = 0;

export function longWork(client: BaseLanguageClient): LongWork {
  return async (command, args, token, report) => {
    works += 1;
    const workDoneToken = `minutes-${works}`;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind !== 'end') report(step);
    });
    try {
      const params = { command, arguments: args, workDoneToken };
      return await client.sendRequest('workspace/executeCommand', params, token);
    } finally {
      listening.dispose();
    }
  };
}

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Message } from '../text/message.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What a command wants done; whoever runs it performs the effect. */
export interface Effect {
  readonly label: Message;
  readonly edit: WorkspaceEdit;
}

/** Something that an editor without a client of its own can ask for by `workspace/executeCommand`. */
export interface Command {
  readonly id: string;
  /** Pure. `argument` is what the editor sends, so that nothing is known of it. Undefined where there is nothing to do. */
  run(snapshot: Snapshot, argument: unknown): Effect | undefined;
}

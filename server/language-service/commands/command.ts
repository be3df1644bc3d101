import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Message } from '../text/message.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What a command wants done; whoever runs it performs the effect. */
export interface Effect {
  readonly label: Message;
  readonly edit?: WorkspaceEdit;
  /** A file that is to be made with this text, where the editor's edits cannot make one. */
  readonly file?: { readonly uri: string; readonly text: string };
  /** What a person reads of the answer: shown as a text of its own, under a file's name. */
  readonly page?: { readonly name: string; readonly text: string };
  /** What to bring before the user's eyes when the edit is done. An address of the web opens in the browser. */
  readonly show?: { readonly uri: string; readonly range?: Range };
  /** What the asker is answered, plain data; whether the edit was applied where absent. */
  readonly answer?: unknown;
}

/** Something that an editor without a client of its own can ask for by `workspace/executeCommand`. */
export interface Command {
  readonly id: string;
  /** The tier of the index that it waits for. */
  readonly waits?: 'summaries' | 'whole';
  /** URIs of files that are to be loaded first; `snapshot.file` then gives their texts. */
  needs?(snapshot: Snapshot, argument: unknown): readonly string[];
  /** Pure. `argument` is what the editor sends, so that nothing is known of it. Undefined where there is nothing to do. */
  run(snapshot: Snapshot, argument: unknown): Effect | undefined;
}

import type { TextEdit } from 'vscode-languageserver-types';

/** Answer to `minutes/paste`: what pasting an invitation does. */
export interface PastedInvitation {
  /** What is put in place of the range; empty where the edits do all. */
  readonly insert: string;
  /** Changes elsewhere that belong to it. */
  readonly edits: readonly TextEdit[];
  /** Whether the clipboard is an invitation beyond doubt, and this the place for it. */
  readonly sure: boolean;
  /** What it does, in the user's language. */
  readonly label: string;
  /** The same with another time; `edits` has everything. */
  readonly withTime?: PasteChoice;
  /** Ways to put it in the place of the invitation that the minutes have; `edits` has everything. */
  readonly replace?: readonly PasteChoice[];
}

export interface PasteChoice {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

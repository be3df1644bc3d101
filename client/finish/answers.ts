import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** Answer to `minutes/checklist`: what is left to do in an open document. */
export interface Checklist {
  readonly uri: string;
  readonly state: 'draft' | 'due' | 'done';
  /** In the order in which they are best done. */
  readonly items: readonly ChecklistItem[];
  /** How many findings need no decision. */
  readonly fixable: number;
}

export interface ChecklistItem {
  readonly kind: 'section' | 'question' | 'placeholder' | 'link' | 'finding' | 'links' | 'page';
  /** Another file than the minutes in which it is to be done. */
  readonly uri?: string;
  readonly words: string;
  /** 0-based, as `column`. */
  readonly line: number;
  readonly column: number;
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  /** Says that there was nothing. */
  readonly nothing?: readonly TextEdit[];
  /** What does it. */
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

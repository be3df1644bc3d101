import type { TextEdit } from 'vscode-languageserver-types';

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
  readonly kind: 'section' | 'question' | 'placeholder' | 'finding';
  readonly words: string;
  /** 0-based, as `column`. */
  readonly line: number;
  readonly column: number;
  readonly severity?: 'error' | 'warning' | 'info' | 'hint';
  /** Says that there was nothing. */
  readonly nothing?: readonly TextEdit[];
}

import { afterEdit, quietTyping, type Typing } from '../language-service/workspace/typing.ts';
import type { OpenDocument } from './open-document.ts';

/** What is being written in the open documents. */
export interface TypingStates {
  get(uri: string): Typing | undefined;
  /** `held`: whether something is held back from the reader. */
  set(uri: string, typing: Typing, held: boolean): void;
  /** Takes in what the editor changed last. */
  edited(document: OpenDocument, patience: number, now: number): void;
  /** The caret came to another line. Tells whether something may be shown now that was held back. */
  caretMoved(uri: string, line: number): boolean;
  close(uri: string): void;
}

export function createTypingStates(): TypingStates {
  const states = new Map<string, { readonly typing: Typing; readonly held: boolean }>();
  return {
    get: (uri) => states.get(uri)?.typing,
    set: (uri, typing, held) => void states.set(uri, { typing, held }),
    edited({ uri, changes }, patience, now) {
      const state = states.get(uri);
      const start: Typing = { ...(state?.typing ?? quietTyping(patience)), patience };
      const typing = changes.reduce((current, change) => afterEdit(current, change, now), start);
      states.set(uri, { typing, held: state?.held ?? false });
    },
    caretMoved(uri, line) {
      const state = states.get(uri);
      if (!state || state.typing.caret === line) return false;
      states.set(uri, { ...state, typing: { ...state.typing, caret: line } });
      return state.held;
    },
    close: (uri) => void states.delete(uri),
  };
}

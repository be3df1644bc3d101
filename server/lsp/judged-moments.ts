import { restsAt } from '../language-service/workspace/typing.ts';
import type { TypingStates } from './typing-states.ts';

/** At which moment each document is judged, so that the clock changes nothing under the hands of who is writing. */
export interface JudgedMoments {
  /** `now`, or while the document is written in, the moment of the last look at it; in milliseconds since the epoch. */
  at(uri: string, now: number): number;
  judged(uri: string, moment: number): void;
  close(uri: string): void;
}

export function createJudgedMoments(typing: TypingStates): JudgedMoments {
  const moments = new Map<string, number>();
  return {
    at(uri, now) {
      const state = typing.get(uri);
      return state && restsAt(state, now) !== undefined ? (moments.get(uri) ?? now) : now;
    },
    judged: (uri, moment) => void moments.set(uri, moment),
    close: (uri) => void moments.delete(uri),
  };
}

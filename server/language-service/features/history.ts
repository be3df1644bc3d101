import { answerHistory } from '../commands/history.ts';
import type { HistoryAnswer } from '../workspace/answers.ts';
import type { Feature } from './feature.ts';

/** What was said of a thing through time. */
export const historyRequest: Feature<unknown, HistoryAnswer> = {
  method: 'minutes/history',
  capabilities: () => ({}),
  waits: () => 'whole',
  handle: answerHistory,
};

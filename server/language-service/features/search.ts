import { answerSearch } from '../commands/search.ts';
import type { SearchAnswer } from '../workspace/answers.ts';
import type { Feature } from './feature.ts';

/** The lines of all meetings that hold some words. */
export const searchRequest: Feature<unknown, SearchAnswer> = {
  method: 'minutes/search',
  capabilities: () => ({}),
  waits: () => 'whole',
  handle: answerSearch,
};

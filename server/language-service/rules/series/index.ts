import type { Rule } from '../rule.ts';
import { articlesPrevious } from './articles-previous.ts';
import { meetingDuplicate } from './meeting-duplicate.ts';
import { meetingOverdue } from './meeting-overdue.ts';
import { promiseForgotten } from './promise-forgotten.ts';

/** Whether a meeting goes together with those before it and beside it. */
export const seriesRules: readonly Rule[] = [
  meetingDuplicate,
  meetingOverdue,
  articlesPrevious,
  promiseForgotten,
];

import type { Rule } from '../rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

export const suppressionRules: readonly Rule[] = [unusedSuppression];

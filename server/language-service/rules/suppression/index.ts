import type { Rule } from '../rule.ts';

export const suppressionRules: readonly Rule[] = [];

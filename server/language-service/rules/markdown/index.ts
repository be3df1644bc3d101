import type { Rule } from '../rule.ts';

export const markdownRules: readonly Rule[] = [];

import type { Rule } from '../rule.ts';
import { cjkSpacing } from './cjk-spacing.ts';
import { parenPair } from './paren-pair.ts';
import { punctuationWidth } from './punctuation-width.ts';
import { vocabulary } from './vocabulary.ts';

export const typographyRules: readonly Rule[] = [parenPair, punctuationWidth, vocabulary, cjkSpacing];

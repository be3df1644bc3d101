import type { Rule } from '../rule.ts';
import { privacy } from './privacy.ts';

export const privacyRules: readonly Rule[] = [privacy];

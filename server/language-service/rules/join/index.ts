import type { Rule } from '../rule.ts';
import { joinFieldMissing } from './join-field-missing.ts';
import { joinMalformed } from './join-malformed.ts';
import { joinMissing } from './join-missing.ts';
import { joinNotFenced } from './join-not-fenced.ts';
import { joinNumber } from './join-number.ts';
import { joinReused } from './join-reused.ts';
import { joinSubject } from './join-subject.ts';

export const joinRules: readonly Rule[] = [
  joinMissing,
  joinNotFenced,
  joinFieldMissing,
  joinMalformed,
  joinNumber,
  joinSubject,
  joinReused,
];

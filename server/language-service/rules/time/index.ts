import type { Rule } from '../rule.ts';
import { dateAgreement } from './date-agreement.ts';
import { dateInvalid } from './date-invalid.ts';
import { fileName } from './file-name.ts';
import { recurrenceAgreement } from './recurrence-agreement.ts';
import { timeFormat } from './time-format.ts';
import { timeMalformed } from './time-malformed.ts';
import { timeMissing } from './time-missing.ts';
import { timeOrder } from './time-order.ts';
import { timeWeekday } from './time-weekday.ts';

export const timeRules: readonly Rule[] = [
  timeMissing,
  timeMalformed,
  timeFormat,
  dateInvalid,
  timeOrder,
  timeWeekday,
  dateAgreement,
  recurrenceAgreement,
  fileName,
];

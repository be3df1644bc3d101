import type { Rule } from '../rule.ts';
import { agendaMismatch } from './agenda-mismatch.ts';
import { boldHeading } from './bold-heading.ts';
import { duplicateItem } from './duplicate-item.ts';
import { editorHeader } from './editor-header.ts';
import { headingSkip } from './heading-skip.ts';
import { ordinalSeparator } from './ordinal-separator.ts';
import { ordinalSequence } from './ordinal-sequence.ts';
import { placeholder } from './placeholder.ts';
import { sectionDuplicate } from './section-duplicate.ts';
import { sectionEmpty } from './section-empty.ts';
import { sectionLevel } from './section-level.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionName } from './section-name.ts';
import { sectionOrder } from './section-order.ts';
import { staleText } from './stale-text.ts';

/** Whether the parts of the minutes are all there, in their order, under their names. */
export const structureRules: readonly Rule[] = [
  sectionMissing,
  sectionOrder,
  sectionName,
  sectionLevel,
  sectionDuplicate,
  sectionEmpty,
  ordinalSequence,
  ordinalSeparator,
  headingSkip,
  boldHeading,
  placeholder,
  staleText,
  duplicateItem,
  agendaMismatch,
  editorHeader,
];

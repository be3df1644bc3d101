import { joinRules } from './join/index.ts';
import { linkRules } from './link/index.ts';
import { markdownRules } from './markdown/index.ts';
import { privacyRules } from './privacy/index.ts';
import type { Rule } from './rule.ts';
import { seriesRules } from './series/index.ts';
import { structureRules } from './structure/index.ts';
import { suppressionRules } from './suppression/index.ts';
import { timeRules } from './time/index.ts';
import { typographyRules } from './typography/index.ts';

/** Every check there is, in the order of the documentation. */
export const rules: readonly Rule[] = [
  ...timeRules,
  ...joinRules,
  ...structureRules,
  ...linkRules,
  ...markdownRules,
  ...typographyRules,
  ...privacyRules,
  ...seriesRules,
  ...suppressionRules,
];

/** The rule of an id, if there is one. */
export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

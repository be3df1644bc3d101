import { rules } from '../language-service/rules/index.ts';
import type { Rule, Severity } from '../language-service/rules/rule.ts';
import { rulePage } from '../language-service/rules/rule-page.ts';
import { message } from '../language-service/text/message.ts';
import type { Page } from './terminal.ts';

/** The levels of SARIF. */
export const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'note',
};

/** What SARIF says of every rule, in the order of the rules; the last is the check of project files. */
export function ruleDescriptors(page: Page): readonly object[] {
  return [...rules.map((rule) => ruleDescriptor(rule, page)), configDescriptor(page)];
}

function ruleDescriptor(rule: Rule, { say }: Page): object {
  return {
    id: rule.id,
    name: nameOf(rule.id),
    shortDescription: { text: say(rule.summary) },
    fullDescription: { text: say(rule.rationale) },
    help: { text: say(rule.rationale), markdown: rulePage(rule) },
    defaultConfiguration: { enabled: rule.severity !== 'off', level: levels[rule.severity] },
    properties: { tags: [rule.group] },
  };
}

function configDescriptor({ say }: Page): object {
  const text = say(message('The project file says something that cannot be used.'));
  return {
    id: 'config',
    name: nameOf('config'),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: say(message('`minutes explain --config` prints what holds, and from where.')) },
    defaultConfiguration: { enabled: true, level: 'warning' },
  };
}

/** `time-malformed` as `TimeMalformed`, the way names of rules are written in SARIF. */
function nameOf(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

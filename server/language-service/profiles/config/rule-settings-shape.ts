import { message, render } from '../../text/message.ts';
import type { RuleSetting, SeveritySetting } from '../profile.ts';
import type { Known, KnownRule } from './known.ts';
import { object, type Property, property, record } from './object-shape.ts';
import { choice, either, flag, integer, list, type Shape, text } from './shape.ts';

const severities: readonly SeveritySetting[] = ['error', 'warning', 'info', 'hint', 'off', 'default'];

const severity = choice(severities, [
  'Fails the check in CI.',
  'Ought to be repaired.',
  'Worth knowing.',
  'A faint mark in the editor.',
  'Not checked.',
  'As the rule itself has it.',
]);

const optionShapes: Readonly<Record<'boolean' | 'number' | 'string' | 'strings', Shape<unknown>>> = {
  boolean: flag,
  number: integer(0, 1_000_000),
  string: text(),
  strings: list(text()),
};

/** Rule id → severity, or an object with severity and the rule's own options. */
export function ruleSettingsShape(known: Known): Shape<Readonly<Record<string, RuleSetting>>> {
  const shapes = new Map(known.rules.map((rule) => [rule.id, settingShape(rule)]));
  const properties = known.rules.map((rule) => [
    rule.id,
    {
      description: render(message('{0} ({1})', rule.summary, rule.severity)),
      default: 'default',
      ...(rule.options?.length ? settingShape(rule).schema : { $ref: '#/definitions/ruleSetting' }),
    },
  ]);
  return record(shapes, {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  });
}

/** What holds of every rule without options: `#/definitions/ruleSetting`. */
export const plainRuleSetting: Shape<RuleSetting> = settingShape({
  id: '',
  severity: 'off',
  summary: { template: '', args: [] },
});

function settingShape(rule: KnownRule): Shape<RuleSetting> {
  const properties: Record<string, Property<unknown>> = {
    severity: property('How much a finding of this rule weighs.', severity),
  };
  for (const option of rule.options ?? []) {
    const shape = optionShapes[option.type];
    properties[option.name] = property(render(option.description), shape, { default: option.default });
  }
  return either<SeveritySetting, Readonly<Record<string, unknown>>>(severity, object(properties), 'string');
}

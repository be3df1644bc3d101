import type { Profile, RuleSetting } from '../profiles/profile.ts';
import { remember } from '../text/remember.ts';
import { rules } from './index.ts';
import type { Rule, RuleOption, Severity } from './rule.ts';

/** What the settings make of a rule. */
export interface Setting {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Named by the user, so that it stands above what a finding says of itself. */
  readonly forced: boolean;
  /** The option's value from the profile, its default where none is set. */
  option(name: string): RuleOption['default'];
}

/** The rules that a profile has on. */
export const settingsOf: (profile: Profile) => readonly Setting[] = remember((profile) =>
  rules.flatMap((rule) => settingOf(rule, profile.rules[rule.id], false) ?? []),
);

/** The settings of some rules, which are on even where the profile has them off. */
export function settingsOfOnly(profile: Profile, only: ReadonlySet<string>): readonly Setting[] {
  return rules.flatMap((rule) =>
    only.has(rule.id) ? (settingOf(rule, profile.rules[rule.id], true) ?? []) : [],
  );
}

function settingOf(rule: Rule, own: RuleSetting | undefined, wanted: boolean): Setting | undefined {
  const { severity = 'default', ...options } = typeof own === 'object' ? own : { severity: own };
  const option = (name: string): RuleOption['default'] => optionOf(rule, name, options);
  if (severity !== 'default' && severity !== 'off') return { rule, severity, forced: true, option };
  const given = severity === 'off' ? 'off' : rule.severity;
  if (given === 'off' && !wanted) return undefined;
  const fallback = rule.severity === 'off' ? 'info' : rule.severity;
  return { rule, severity: fallback, forced: false, option };
}

function optionOf(
  rule: Rule,
  name: string,
  options: Readonly<Record<string, unknown>>,
): RuleOption['default'] {
  const spec = rule.options?.find((option) => option.name === name);
  if (!spec) throw new RangeError(`${rule.id} declares no option ${name}`);
  const value = options[name];
  return isOfType(value, spec.type) ? value : spec.default;
}

function isOfType(value: unknown, type: RuleOption['type']): value is RuleOption['default'] {
  if (type === 'strings') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  return typeof value === type;
}

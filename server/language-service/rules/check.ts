import type { Minutes } from '../model/minutes.ts';
import type { RuleSetting } from '../profiles/profile.ts';
import { rules } from './index.ts';
import type { Finding, Rule, RuleContext, Severity } from './rule.ts';
import { suppress } from './suppression/suppress.ts';

/** What the world tells a check: the moment and the neighbours. */
export interface Surroundings {
  readonly now: number;
  readonly exists: RuleContext['exists'];
  readonly read: RuleContext['read'];
  readonly earlier: readonly Minutes[];
}

/** A finding with what the settings made of it. */
export interface Diagnosis extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
}

/**
 * All findings in the order of the text, suppressed ones left out.
 * `only` limits the work to some rules, which are then on at their own severity even if the profile has them off.
 */
export function check(minutes: Minutes, surroundings: Surroundings, only?: ReadonlySet<string>): readonly Diagnosis[] {
  const found: Diagnosis[] = [];
  for (const rule of rules) {
    if (only && !only.has(rule.id)) continue;
    const setting = settingOf(minutes.profile.rules[rule.id], rule, only !== undefined);
    if (setting.severity === 'off') continue;
    const context = contextFor(minutes, surroundings, rule, setting.options);
    for (const finding of rule.check(minutes, context)) {
      found.push({ ...finding, rule, severity: setting.forced ?? finding.severity ?? setting.severity });
    }
  }
  return suppress(minutes, found, only).sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || a.rule.id.localeCompare(b.rule.id),
  );
}

interface Setting {
  readonly severity: Severity | 'off';
  /** Named by the user, so that it stands above what a finding says of itself. */
  readonly forced?: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

function settingOf(setting: RuleSetting | undefined, rule: Rule, wanted: boolean): Setting {
  const { severity = 'default', ...options } = typeof setting === 'object' ? setting : { severity: setting };
  if (severity === 'default' || (severity === 'off' && wanted)) {
    return { severity: rule.severity === 'off' && wanted ? 'info' : rule.severity, options };
  }
  return severity === 'off' ? { severity, options } : { severity, forced: severity, options };
}

function contextFor(
  minutes: Minutes,
  surroundings: Surroundings,
  rule: Rule,
  options: Readonly<Record<string, unknown>>,
): RuleContext {
  return {
    ...surroundings,
    phase: phaseOf(minutes, surroundings.now),
    option(name) {
      const spec = rule.options?.find((option) => option.name === name);
      const value = options[name];
      if (!spec) throw new RangeError(`${rule.id} has no option ${name}`);
      return isValueOf(spec.type, value) ? value : spec.default;
    },
  };
}

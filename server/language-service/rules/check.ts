import type { Minutes } from '../model/minutes.ts';
import { phaseOf } from '../model/phase.ts';
import { unclosedFence } from '../model/unclosed-fence.ts';
import type { RuleSetting } from '../profiles/profile.ts';
import { rules } from './index.ts';
import type { Finding, Rule, RuleContext, RuleGroup, RuleOption, Severity } from './rule.ts';
import { suppress } from './suppression/suppress.ts';
import { unusedSuppression } from './suppression/unused-suppression.ts';

/** What the world tells a check: the moment and the neighbours. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly exists: RuleContext['exists'];
  readonly read: RuleContext['read'];
  readonly earlier: readonly Minutes[];
}

/** A finding with what the settings made of it. */
export interface Diagnosis extends Finding {
  readonly ruleId: string;
  readonly severity: Severity;
}

/** Behind an open fence nothing is a heading or an invitation, and saying so for each of them would bury the cause. */
const SILENT_IN_OPEN_FENCE: readonly RuleGroup[] = ['structure', 'join'];

/**
 * All findings in the order of the text, suppressed ones left out.
 * `only` limits the work to some rules, which are then on even if the profile has them off.
 */
export function check(
  minutes: Minutes,
  surroundings: Surroundings,
  only?: ReadonlySet<string>,
): readonly Diagnosis[] {
  const phase = phaseOf(minutes, surroundings.now);
  const open = unclosedFence(minutes) !== undefined;
  const found: Diagnosis[] = [];
  const ran = new Set<string>();
  for (const rule of rules) {
    if (only && !only.has(rule.id)) continue;
    const setting = settingOf(minutes.profile.rules[rule.id], rule, only !== undefined);
    if (setting.severity === 'off') continue;
    ran.add(rule.id);
    if (open && SILENT_IN_OPEN_FENCE.includes(rule.group)) continue;
    const context: RuleContext = {
      now: surroundings.now,
      phase,
      exists: surroundings.exists,
      read: surroundings.read,
      // Read only when a rule asks: it may take reading other files.
      get earlier() {
        return surroundings.earlier;
      },
      option: (name) => optionOf(rule, name, setting.options),
    };
    for (const finding of rule.check(minutes, context)) found.push(diagnose(finding, rule.id, setting));
  }
  const { kept, unused } = suppress(
    minutes,
    found,
    rules.map(({ id }) => id),
    ran,
  );
  const setting = settingOf(
    minutes.profile.rules[unusedSuppression.id],
    unusedSuppression,
    only !== undefined,
  );
  const comments = ran.has(unusedSuppression.id)
    ? unused.map((each) => diagnose(each, unusedSuppression.id, setting))
    : [];
  return [...kept, ...comments].sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      Number(a.ruleId > b.ruleId) - Number(a.ruleId < b.ruleId),
  );
}

interface Setting {
  readonly severity: Severity | 'off';
  /** Named by the user, so that it stands above what a finding says of itself. */
  readonly forced: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

function settingOf(setting: RuleSetting | undefined, rule: Rule, wanted: boolean): Setting {
  const { severity = 'default', ...options } = typeof setting === 'object' ? setting : { severity: setting };
  if (severity !== 'default' && (severity !== 'off' || !wanted)) return { severity, forced: true, options };
  return { severity: rule.severity === 'off' && wanted ? 'info' : rule.severity, forced: false, options };
}

function diagnose(finding: Finding, ruleId: string, setting: Setting): Diagnosis {
  const own = setting.severity === 'off' ? 'info' : setting.severity;
  return { ...finding, ruleId, severity: setting.forced ? own : (finding.severity ?? own) };
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

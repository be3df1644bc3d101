import type { Finding, Severity } from './rule.ts';
import type { Setting } from './setting.ts';

/** A finding with what the settings made of it. */
export interface Diagnosis extends Finding {
  readonly ruleId: string;
  readonly severity: Severity;
}

/** What the settings make of a finding. */
export function diagnose(finding: Finding, { rule, severity, forced }: Setting): Diagnosis {
  return { ...finding, ruleId: rule.id, severity: forced ? severity : (finding.severity ?? severity) };
}

/** In the order of the text, those at one place by their rules. */
export function sortDiagnoses(found: readonly Diagnosis[]): readonly Diagnosis[] {
  return [...found].sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      Number(a.ruleId > b.ruleId) - Number(a.ruleId < b.ruleId),
  );
}

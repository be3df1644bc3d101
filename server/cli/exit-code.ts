import type { Severity } from '../language-service/rules/rule.ts';
import { severities, type Tally } from './finding.ts';

/** 2 where something could not be done, 1 for findings that weigh as much as `failOn`, otherwise 0. */
export function exitCodeOf({ counts }: Tally, failOn: Severity, troubled: boolean): number {
  if (troubled) return 2;
  const weighty = severities.slice(0, severities.indexOf(failOn) + 1);
  return weighty.some((severity) => counts[severity] > 0) ? 1 : 0;
}

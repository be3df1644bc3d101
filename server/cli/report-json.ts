import { type Outcome, regionOf } from './finding.ts';
import type { Terminal } from './terminal.ts';

/** The findings for programs: `version` changes when a reader of this would have to. */
export function reportJson({ files, findings }: Outcome, { say }: Terminal): string {
  const report = {
    version: 1,
    files,
    findings: findings.map(({ file, source, span, rule, severity, message, edits }) => ({
      file,
      ...regionOf(source, span),
      rule,
      severity,
      message: say(message),
      fixable: edits !== undefined,
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

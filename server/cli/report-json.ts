import { noTally, regionOf } from './finding.ts';
import { jsonAround, jsonInside } from './json-list.ts';
import type { Report } from './report.ts';
import type { Page } from './terminal.ts';

/** The findings for programs: `version` changes when a reader of this would have to. */
export function jsonReport({ say }: Page): Report {
  const around = (files: number) => jsonAround({ version: 1, files, findings: [] }, 'findings');
  return {
    finding: ({ file, source, span, rule, severity, message, edits }) =>
      jsonInside(2, {
        file,
        ...regionOf(source, span),
        rule,
        severity,
        message: say(message),
        fixable: edits !== undefined,
      }),
    between: ',',
    counts: true,
    head: ({ files } = noTally) => around(files).before,
    foot: (_, empty) => around(0).after(empty),
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../server/language-service/rules/check.ts';
import { ruleOf } from '../../server/language-service/rules/index.ts';
import type { Severity } from '../../server/language-service/rules/rule.ts';
import { render } from '../../server/language-service/text/message.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { readFile, surroundingsOf } from '../support/check-folder.ts';
import { corpus } from '../support/paths.ts';

/** A defect that somebody found by reading; lines are 1-based. */
export interface Label {
  readonly file: string;
  readonly line: number;
  readonly end_line?: number;
  readonly class: string;
  readonly kind: string;
  readonly drift?: string;
  readonly text: string;
  readonly certainty: 'sure' | 'arguable';
}

export interface Report {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly class: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

const folder = join(corpus, 'curve');

export function readLabels(): Label[] {
  return readFileSync(join(folder, 'labels.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Label);
}

/** What the rules say of the labelled files. */
export function reportsOn(files: readonly string[]): Report[] {
  return files.flatMap((file) => {
    const path = join(folder, file);
    const minutes = readFile(path);
    return check(minutes, surroundingsOf(path, minutes)).map(({ ruleId, severity, message, span }) => ({
      file,
      line: positionAt(minutes.source, span.start).line + 1,
      endLine: positionAt(minutes.source, span.end).line + 1,
      class: ruleOf(ruleId)!.group,
      rule: ruleId,
      severity,
      message: render(message),
    }));
  });
}

/** Whether a report stands on a label: the same class, their lines at most one apart. */
export function standsOn(report: Report, label: Label): boolean {
  return (
    report.file === label.file &&
    report.class === label.class &&
    report.line <= (label.end_line ?? label.line) + 1 &&
    report.endLine >= label.line - 1
  );
}

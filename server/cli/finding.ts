import type { Diagnosis } from '../language-service/rules/diagnosis.ts';
import { safeFixOf } from '../language-service/rules/fix.ts';
import type { Severity } from '../language-service/rules/rule.ts';
import type { Message } from '../language-service/text/message.ts';
import type { SourceText } from '../language-service/text/source-text.ts';
import { positionAt } from '../language-service/text/source-text.ts';
import type { Span } from '../language-service/text/span.ts';
import type { TextEdit } from '../language-service/text/text-edit.ts';

/** A finding as every report needs it. */
export interface ReportedFinding {
  /** As the file was named. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly source: SourceText;
  readonly span: Span;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly related: readonly { readonly span: Span; readonly uri?: string; readonly message: Message }[];
  /** What `minutes fix` would do about it. */
  readonly edits?: readonly TextEdit[];
  /** What that is called. */
  readonly fix?: Message;
  /** By what it is known again after an edit, where somebody wants to know. */
  readonly fingerprint?: string;
}

/** What was checked and found, in numbers. */
export interface Tally {
  /** How many minutes were read. */
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many of the findings `minutes fix` would do something about. */
  readonly fixable: number;
  /** How many findings are left out because they stand in the baseline. */
  readonly known: number;
}

export const noTally: Tally = {
  files: 0,
  counts: { error: 0, warning: 0, info: 0, hint: 0 },
  fixable: 0,
  known: 0,
};

/** The numbers of some findings in `files` minutes, beside `known` that are left out. */
export function tallyOf(files: number, findings: readonly ReportedFinding[], known = 0): Tally {
  const counts = { ...noTally.counts };
  for (const { severity } of findings) counts[severity] += 1;
  return { files, counts, fixable: findings.filter(({ edits }) => edits !== undefined).length, known };
}

export function addTallies(a: Tally, b: Tally): Tally {
  const { error, warning, info, hint } = b.counts;
  return {
    files: a.files + b.files,
    counts: {
      error: a.counts.error + error,
      warning: a.counts.warning + warning,
      info: a.counts.info + info,
      hint: a.counts.hint + hint,
    },
    fixable: a.fixable + b.fixable,
    known: a.known + b.known,
  };
}

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Makes a finding of a diagnosis. */
export function reportedFinding(
  file: string,
  path: string,
  source: SourceText,
  diagnosis: Diagnosis,
): ReportedFinding {
  const { span, ruleId, severity, message, related = [] } = diagnosis;
  const { edits, title } = safeFixOf(diagnosis) ?? {};
  return {
    file,
    path,
    source,
    span,
    rule: ruleId,
    severity,
    message,
    related,
    ...(edits && edits.length > 0 && { edits, ...(title && { fix: title }) }),
  };
}

/** 1-based, in UTF-16 code units; the end is the first column behind. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Lines and columns of a span as editors show them: a byte order mark is no column. */
export function regionOf(source: SourceText, span: Span): Region {
  const start = place(source, span.start);
  const end = place(source, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function place(source: SourceText, offset: number): { line: number; column: number } {
  const { line, character } = positionAt(source, offset);
  const mark = line === 0 && source.text.startsWith('\uFEFF') ? 1 : 0;
  return { line: line + 1, column: Math.max(character - mark, 0) + 1 };
}

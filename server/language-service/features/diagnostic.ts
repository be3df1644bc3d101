import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Severity } from '../rules/rule.ts';
import { message, render } from '../text/message.ts';
import { rangeOf, type SourceText } from '../text/source-text.ts';
import type { ProjectProblem, Snapshot } from '../workspace/snapshot.ts';
import { type Calm, calm } from '../workspace/typing.ts';
import type { DocumentParams, Feature } from './feature.ts';

/** LSP's `DiagnosticSeverity`. */
const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};

/** The reader's findings as they are now, for editors that ask for them. */
export const diagnostic: Feature<DocumentParams, { kind: 'full'; items: Diagnostic[] }> = {
  method: 'textDocument/diagnostic',
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'minutes',
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }
      : undefined,
  handle: (snapshot, { textDocument }) => ({
    kind: 'full',
    items: diagnose(snapshot, textDocument.uri).items,
  }),
};

export interface Diagnosed extends Calm {
  readonly items: Diagnostic[];
}

/** What the reader of a document is to see, as findings and as LSP diagnostics. Empty for documents that are not ours. */
export function diagnose(snapshot: Snapshot, uri: string): Diagnosed {
  const source = snapshot.text(uri);
  if (!source) return { findings: [], items: [] };
  const problems = snapshot.projectProblems(uri);
  if (problems)
    return { findings: [], items: problems.map((problem) => ofProblem(snapshot, source, problem)) };
  const shown = calm(snapshot.findings(uri), source, snapshot.typing(uri), snapshot.now);
  return { ...shown, items: shown.findings.map((finding) => ofFinding(snapshot, source, finding)) };
}

/** A finding as the LSP's diagnostic. */
export function ofFinding(snapshot: Snapshot, source: SourceText, finding: Diagnosis): Diagnostic {
  const { client, translations } = snapshot;
  const href = client.codeDescription ? rulePage(client.rulePage, finding.ruleId) : undefined;
  const related = client.relatedInformation ? relatedOf(snapshot, source, finding) : [];
  return {
    range: rangeOf(source, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.ruleId,
    source: render(message('Minutes'), translations),
    message: render(finding.message, translations),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(finding.unnecessary && client.unnecessaryTag ? { tags: [1] as [1] } : {}),
    ...(client.diagnosticData ? { data: { rule: finding.ruleId } } : {}),
  };
}

/** The address of a rule's page, from the client's template. */
export function rulePage(template: string | undefined, ruleId: string): string | undefined {
  return template?.replace(/\{id\}|%7Bid%7D/gi, () => encodeURIComponent(ruleId));
}

function relatedOf(
  snapshot: Snapshot,
  source: SourceText,
  { related = [] }: Diagnosis,
): DiagnosticRelatedInformation[] {
  return related.map(({ uri = source.uri, span, message: words }) => {
    const other = (): SourceText | undefined =>
      snapshot.surroundings(source.uri).earlier.find((each) => each.source.uri === uri)?.source;
    const place = uri === source.uri ? source : (snapshot.text(uri) ?? other());
    const start = { line: 0, character: 0 };
    return {
      location: { uri, range: place ? rangeOf(place, span) : { start, end: start } },
      message: render(words, snapshot.translations),
    };
  });
}

function ofProblem(snapshot: Snapshot, source: SourceText, problem: ProjectProblem): Diagnostic {
  return {
    range: rangeOf(source, problem.span),
    severity: SEVERITIES[problem.severity],
    code: 'project-file',
    source: render(message('Minutes'), snapshot.translations),
    message: render(problem.message, snapshot.translations),
  };
}

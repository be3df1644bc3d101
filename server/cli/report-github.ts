import path from 'node:path';
import type { Severity } from '../language-service/rules/rule.ts';
import { type ReportedFinding, regionOf } from './finding.ts';
import type { Report } from './report.ts';
import type { Page } from './terminal.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** The findings as workflow commands, which GitHub Actions shows on the lines of a pull request. */
export function githubReport(page: Page): Report {
  return {
    finding: (finding) => `${commandOf(finding, page)}\n`,
    between: '',
    head: () => '',
    foot: () => '',
  };
}

function commandOf(finding: ReportedFinding, { cwd, env, say }: Page): string {
  const { line, column, endLine, endColumn } = regionOf(finding.source, finding.span);
  const properties = {
    file: pathIn(env.GITHUB_WORKSPACE || cwd, finding),
    line,
    endLine,
    // Columns on different lines make GitHub drop the annotation.
    ...(line === endLine && { col: column, endColumn: Math.max(endColumn, column) }),
    title: finding.rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[finding.severity]} ${list.join(',')}::${escapeData(say(finding.message))}`;
}

/** GitHub knows files by their path in the repository. */
function pathIn(root: string, { path: absolute, file }: ReportedFinding): string {
  const relative = path.relative(root, absolute).split(path.sep).join('/');
  return relative.startsWith('../') || path.isAbsolute(relative) ? file : relative;
}

/** As `escapeData` of @actions/core has it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As `escapeProperty` of @actions/core has it. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

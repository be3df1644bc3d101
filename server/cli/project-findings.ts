import { createSourceText } from '../language-service/text/source-text.ts';
import { type Baseline, leaveKnown, nameOf } from './baseline.ts';
import { type ReportedFinding, type Tally, tallyOf } from './finding.ts';
import { withFingerprints } from './fingerprints.ts';
import type { Project } from './projects.ts';

/** What is wrong with a project file. */
export interface ProjectFindings {
  /** Absolute. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  readonly tally: Tally;
  /** What a baseline calls all of them, those in it included. */
  readonly names: readonly string[];
}

/** What is wrong with project files, without what stands in the baseline. `shownAs` says how a path is written. */
export function projectFindings(
  projects: readonly Project[],
  shownAs: (file: string) => string,
  baseline: Baseline | 'all' | undefined,
): readonly ProjectFindings[] {
  return projects.flatMap((project) => {
    if (!project.file) return [];
    const all = withFingerprints(findingsOf(project, project.file, shownAs(project.file.path)));
    const findings = leaveKnown(all, baseline);
    const tally = tallyOf(0, findings, all.length - findings.length);
    return [{ path: project.file.path, findings, tally, names: all.map(nameOf) }];
  });
}

function findingsOf(
  { resolved }: Project,
  file: NonNullable<Project['file']>,
  shown: string,
): readonly ReportedFinding[] {
  const source = createSourceText(resolved.projectUri ?? '', 0, file.text);
  return resolved.problems
    .filter(({ layer }) => layer === 'project file')
    .map(({ span, message, severity }) => ({
      file: shown,
      path: file.path,
      source,
      span,
      rule: 'config',
      severity,
      message,
      related: [],
    }));
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { message } from '../language-service/text/message.ts';
import type { ReportedFinding } from './finding.ts';
import { reasonOf } from './read-text.ts';
import { UsageError } from './terminal.ts';

/** Findings that are known and do not count: by the file's absolute path, each as `nameOf` has it. */
export type Baseline = Readonly<Record<string, readonly string[]>>;

/** The name of a finding in a baseline. */
export function nameOf({ rule, fingerprint = '' }: ReportedFinding): string {
  return `${rule}:${fingerprint}`;
}

/** The findings that a baseline does not hold. */
export function leaveKnown(
  findings: readonly ReportedFinding[],
  baseline: Baseline | 'all' | undefined,
): readonly ReportedFinding[] {
  if (baseline === undefined) return findings;
  if (baseline === 'all') return [];
  return findings.filter((finding) => !baseline[finding.path]?.includes(nameOf(finding)));
}

/** Reads a baseline. Throws a `UsageError` where it is none. */
export function readBaseline(file: string, shown: string): Baseline {
  if (!existsSync(file)) {
    throw new UsageError(
      message('The baseline {0} does not exist. `minutes check --write-baseline {0}` writes it.', shown),
    );
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(message('{0} cannot be read: {1}', shown, reasonOf(error)));
  }
  const findings = findingsIn(text);
  if (!findings) {
    throw new UsageError(
      message(
        '{0} is no baseline that this program understands. Remove it; `minutes check --write-baseline {0}` writes one.',
        shown,
      ),
    );
  }
  const folder = path.dirname(file);
  return Object.fromEntries(
    Object.entries(findings).map(([name, names]) => [path.join(folder, name), names]),
  );
}

function findingsIn(text: string): Readonly<Record<string, readonly string[]>> | undefined {
  try {
    const { version, findings } = JSON.parse(text) as { version?: unknown; findings?: unknown };
    if (version !== 1 || typeof findings !== 'object' || findings === null) return undefined;
    const lists = Object.entries(findings).every(
      ([, names]) => Array.isArray(names) && names.every((name) => typeof name === 'string'),
    );
    return lists ? (findings as Record<string, readonly string[]>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A baseline as it stands in a file: paths from the file's folder, everything sorted, a line a finding, so that equal findings
 * give equal bytes and a merge touches few lines. Files without findings are left out.
 */
export function baselineText(baseline: Baseline, file: string): string {
  const folder = path.dirname(file);
  const findings = Object.entries(baseline)
    .filter(([, names]) => names.length > 0)
    .map(([of, names]) => [path.relative(folder, of).split(path.sep).join('/'), names.toSorted()] as const)
    .sort(([a], [b]) => Number(a > b) - Number(a < b));
  return `${JSON.stringify({ version: 1, findings: Object.fromEntries(findings) }, undefined, 2)}\n`;
}

import { check } from '../language-service/rules/check.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { type Baseline, leaveKnown, nameOf } from './baseline.ts';
import type { FoundFile } from './find-files.ts';
import { noTally, reportedFinding, type Tally, tallyOf } from './finding.ts';
import { withFingerprints } from './fingerprints.ts';
import { loadFile } from './load-minutes.ts';
import { createNeighbours } from './neighbours.ts';
import type { Projects } from './projects.ts';
import type { Report } from './report.ts';

/** What became of one file: plain data, which is small and can be handed from thread to thread. */
export interface CheckedFile {
  /** The findings as they stand in the report. */
  readonly text: string;
  readonly tally: Tally;
  /** What a baseline calls all findings of minutes; absent where nobody asked. */
  readonly names?: readonly string[];
  readonly note?: Message;
  readonly trouble?: Message;
}

export interface CheckChoice {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Takes files that were named themselves for minutes whatever stands in them. */
  readonly forced: boolean;
  /** Says where in the program a fault was. */
  readonly debug: boolean;
  /** Whether findings are to be known again. */
  readonly fingerprints: boolean;
  readonly baseline?: Baseline | 'all';
}

const nothing: CheckedFile = { text: '', tally: noTally };

/** Checks one file after the other; never throws. What it has read is of use for the files that come next. */
export function createFileCheck(
  { now, forced, debug, fingerprints, baseline }: CheckChoice,
  projects: Projects,
  report: Report,
): (file: FoundFile) => CheckedFile {
  const neighbours = createNeighbours(now);

  const checked = (file: FoundFile): CheckedFile => {
    const loaded = loadFile(file, projects, forced);
    if (loaded.kind === 'trouble') return { ...nothing, trouble: loaded.words };
    if (loaded.kind === 'other' && loaded.note) return { ...nothing, note: loaded.note };
    if (loaded.kind !== 'minutes') return nothing;
    const { minutes, project, recognised } = loaded;
    if (recognised) neighbours.remember(minutes, file.path, project.resolved);
    const surroundings = neighbours.surroundings(minutes, file.path, project.resolved);
    const found = check(minutes, surroundings).map((diagnosis) =>
      reportedFinding(file.shown, file.path, minutes.source, diagnosis),
    );
    const findings = fingerprints || baseline ? withFingerprints(found) : found;
    const fresh = leaveKnown(findings, baseline);
    return {
      text: fresh.map(report.finding).join(report.between),
      tally: tallyOf(1, fresh, findings.length - fresh.length),
      ...(baseline && { names: findings.map(nameOf) }),
    };
  };
  return (file) => {
    try {
      return checked(file);
    } catch (error) {
      const stack = debug && error instanceof Error ? error.stack : undefined;
      return failed(file, stack ?? String(error));
    }
  };
}

/** A file that could not be checked through no fault of its own. */
export function failed(file: FoundFile, reason: Message | string): CheckedFile {
  return { ...nothing, trouble: message('{0} could not be checked: {1}', file.shown, reason) };
}

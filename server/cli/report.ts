import type { Message } from '../language-service/text/message.ts';
import type { ReportedFinding, Tally } from './finding.ts';

export const formats = ['text', 'json', 'github', 'sarif', 'junit'] as const;

export type Format = (typeof formats)[number];

/** How a run ended. */
export interface Ending {
  readonly exitCode: number;
  /** What could not be done. */
  readonly troubles: readonly Message[];
}

/** How findings are written: each for itself, so that a long run need not hold them all. */
export interface Report {
  finding(finding: ReportedFinding): string;
  /** Stands between two findings. */
  readonly between: string;
  /** Stands before the findings. */
  head(tally?: Tally): string;
  /** Whether the head has numbers in it, so that nothing can be written before the end. */
  readonly counts?: boolean;
  /** Stands behind the findings; `empty` when there are none. */
  foot(tally: Tally, empty: boolean, ending: Ending): string;
}

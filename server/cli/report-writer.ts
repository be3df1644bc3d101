import { addTallies, noTally, type ReportedFinding, type Tally } from './finding.ts';
import type { Ending, Report } from './report.ts';
import type { Terminal } from './terminal.ts';

export interface ReportWriter {
  findings(findings: readonly ReportedFinding[], tally: Tally): void;
  /** Takes findings as they stand in the report; the text is empty where there are none. */
  add(text: string, tally: Tally): void;
  /** The numbers of everything so far. */
  total(): Tally;
  /** Writes what is still to be written. */
  end(ending: Ending): void;
}

/** Writes a report as it grows, or at the end where the format begins with the numbers. */
export function createReportWriter(report: Report, { out }: Terminal): ReportWriter {
  const held: string[] = [];
  const write = (text: string): void => {
    if (text === '') return;
    if (report.counts) held.push(text);
    else out(text);
  };
  let total = noTally;
  let empty = true;
  if (!report.counts) write(report.head());
  const add = (text: string, tally: Tally): void => {
    total = addTallies(total, tally);
    if (text === '') return;
    write(empty ? text : report.between + text);
    empty = false;
  };
  return {
    findings: (findings, tally) => add(findings.map(report.finding).join(report.between), tally),
    add,
    total: () => total,
    end(ending) {
      if (report.counts) out(report.head(total));
      for (const text of held) out(text);
      out(report.foot(total, empty, ending));
    },
  };
}

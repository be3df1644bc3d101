import type { Node } from 'jsonc-parser';
import type { Message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';

/** Something in a project file, or in the settings written as JSON, that cannot be used. */
export interface ConfigProblem {
  readonly span: Span;
  readonly message: Message;
  /** An error where the words are no JSON; everything else is a warning, since the rest is used. */
  readonly severity: 'error' | 'warning';
}

/** Takes the problems of one reading. */
export interface Report {
  readonly problems: ConfigProblem[];
}

/** Notes a problem with the characters of a node. */
export function reportAt(report: Report, node: Node, message: Message): void {
  const span = { start: node.offset, end: node.offset + node.length };
  report.problems.push({ span, message, severity: 'warning' });
}

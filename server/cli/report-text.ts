import { fileNameOf } from '../language-service/profiles/uri-path.ts';
import type { Severity } from '../language-service/rules/rule.ts';
import { type Message, message } from '../language-service/text/message.ts';
import { codeFrame } from './code-frame.ts';
import { type ReportedFinding, regionOf, severities, type Tally } from './finding.ts';
import { createPaint, type Paint, type Style } from './paint.ts';
import type { Report } from './report.ts';
import type { Page } from './terminal.ts';
import { harmless } from './text-width.ts';

const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

const severityNames: Readonly<Record<Severity, Message>> = {
  error: message('error'),
  warning: message('warning'),
  info: message('information'),
  hint: message('hint'),
};

/** The findings for people: where, what, and the characters themselves; at the end how many there are. */
export function textReport(page: Page): Report {
  const paint = createPaint(page.color);
  return {
    finding: (finding) => `${findingBlock(finding, page, paint)}\n`,
    between: '',
    head: () => '',
    foot: (tally) => summary(tally, page, paint),
  };
}

function findingBlock(finding: ReportedFinding, { say, columns }: Page, paint: Paint): string {
  const { source, span, severity, rule } = finding;
  const { line, column } = regionOf(source, span);
  const gutter = String(line).length + 3;
  const frame = codeFrame(source, span, Math.max(columns - gutter - 2, 40));
  const mark = frame.length === 1 ? '^' : '~'.repeat(frame.length);
  const words = harmless(say(finding.message)).replaceAll('\n', ' ');
  const related = finding.related.map(({ span, uri, message }) => {
    const place = uri === undefined ? `${finding.file}:${regionOf(source, span).line}` : fileNameOf(uri);
    return `  ${paint('dim', harmless(place))} ${harmless(say(message))}\n`;
  });
  return [
    `${paint('bold', harmless(finding.file))}:${line}:${column} ${paint(styles[severity], say(severityNames[severity]))} `,
    `${words} ${paint('dim', `[${rule}]`)}\n`,
    `${paint('dim', ` ${frame.line} |`)} ${frame.text}\n`,
    `${paint('dim', `${' '.repeat(gutter - 1)}|`)} ${' '.repeat(frame.indent)}${paint(styles[severity], mark)}\n`,
    ...related,
  ].join('');
}

function summary({ files, counts, fixable, known }: Tally, { say }: Page, paint: Paint): string {
  const checked =
    files === 1 ? message('1 file of minutes checked') : message('{0} files of minutes checked', files);
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(styles[severity], say(countOf(severity, counts[severity]))));
  if (found.length === 0 && known === 0)
    return `${paint('green', say(message('{0}: nothing found.', checked)))}\n`;
  const sentences = [
    found.length === 0
      ? paint('green', say(message('{0}: nothing new.', checked)))
      : say(message('{0}: {1}.', checked, listOf(found, say))),
    ...(fixable > 0 && found.length > 0 ? [say(message('`minutes fix` repairs {0} of them.', fixable))] : []),
    ...(known > 0 ? [say(knownWords(known))] : []),
  ];
  return `${sentences.reduce((before, next) => say(message('{0} {1}', before, next)))}\n`;
}

function knownWords(known: number): Message {
  return known === 1
    ? message('1 finding stands in the baseline.')
    : message('{0} findings stand in the baseline.', known);
}

/** `a, b, c` as the language writes it. */
function listOf(parts: readonly string[], say: Page['say']): string {
  return parts.reduce((before, part) => say(message('{0}, {1}', before, part)));
}

function countOf(severity: Severity, count: number): Message {
  switch (severity) {
    case 'error':
      return count === 1 ? message('1 error') : message('{0} errors', count);
    case 'warning':
      return count === 1 ? message('1 warning') : message('{0} warnings', count);
    case 'info':
      return count === 1 ? message('1 remark') : message('{0} remarks', count);
    case 'hint':
      return count === 1 ? message('1 hint') : message('{0} hints', count);
  }
}

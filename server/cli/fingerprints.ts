import { createHash } from 'node:crypto';
import type { Message } from '../language-service/text/message.ts';
import { lineSpan, positionAt, slice } from '../language-service/text/source-text.ts';
import type { ReportedFinding } from './finding.ts';

/**
 * The findings of one file with that by which they are known again after an edit: the rule, the words at fault, the line in which
 * they begin, and what the message names. Lines elsewhere, the wording of messages and the file's name do not count. Findings that
 * are equal in all this are told apart by how many of them stand before.
 */
export function withFingerprints(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const digest = createHash('sha256')
      .update(JSON.stringify(essenceOf(finding)))
      .digest('hex')
      .slice(0, 16);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return { ...finding, fingerprint: `${digest}:${count}` };
  });
}

function essenceOf({ rule, source, span, message }: ReportedFinding): readonly string[] {
  const line = lineSpan(source, positionAt(source, span.start).line);
  // An empty place at the beginning is where things are said that are about the whole file.
  const about =
    span.end === 0
      ? ''
      : slice(source, line)
          .replace(/^\uFEFF/, '')
          .trim();
  const words = slice(source, { start: span.start, end: Math.max(Math.min(span.end, line.end), span.start) });
  return [rule, words, about, ...namesIn(message)];
}

/** Numbers are left out: they count lines and days, or come from other places. */
function namesIn({ args }: Message): readonly string[] {
  return args.flatMap((arg) => {
    if (typeof arg === 'object') return namesIn(arg);
    return typeof arg === 'string' && !/\d/.test(arg) ? [arg] : [];
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportedFinding } from '../../server/cli/finding.ts';
import { withFingerprints } from '../../server/cli/fingerprints.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import type { Example, Rule } from '../../server/language-service/rules/rule.ts';
import { message } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { runExample } from '../support/run-example.ts';

function fingerprints(rule: Rule, example: Example, text: string): readonly string[] {
  const { minutes, found } = runExample(rule, example, text);
  const findings = found.map((diagnosis) => reportedFinding('a.md', '/a.md', minutes.source, diagnosis));
  return withFingerprints(findings).map(({ fingerprint }) => fingerprint ?? '');
}

/** Every text in which a rule finds something, from the rules' own examples. */
const faulty = rules.flatMap((rule) =>
  rule.examples.flatMap((example) => {
    const text = example.bad?.replace(/[⟦⟧]/g, '');
    return text === undefined ? [] : [{ rule, example, text, before: fingerprints(rule, example, text) }];
  }),
);

describe('fingerprints', () => {
  it('differ within a file', () => {
    for (const { before } of faulty) {
      expect(before.length).toBeGreaterThan(0);
      expect(new Set(before).size).toBe(before.length);
    }
  });

  it('stay when lines are added above', () => {
    const neutral = fc.array(fc.constantFrom('<!-- 备注 -->', '<!-- 12 -->', ''), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.constantFrom(...faulty), neutral, ({ rule, example, text, before }, lines) => {
        // Front matter and a byte order mark are only what they are at the very beginning.
        fc.pre(!/^(?:---|\uFEFF)/.test(text));
        expect(fingerprints(rule, example, `${lines.join('\n')}\n\n${text}`)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('stay with other ends of lines', () => {
    for (const { rule, example, text, before } of faulty) {
      if (text.includes('\r')) continue;
      expect(fingerprints(rule, example, text.replaceAll('\n', '\r\n'))).toEqual(before);
    }
  });

  it('of equal findings differ, and each stays when another is added behind', () => {
    const source = createSourceText('file:///a.md', 1, '- 一个  词\n- 一个  词\n- 一个  词\n');
    const at = (...starts: readonly number[]) =>
      withFingerprints(
        starts.map((start) => ({
          file: 'a.md',
          path: '/a.md',
          source,
          span: { start, end: start + 2 },
          rule: 'a-rule',
          severity: 'warning' as const,
          message: message('{0} lines', 3),
          related: [],
        })),
      ).map(({ fingerprint }) => fingerprint);
    const three = at(4, 12, 20);
    expect(new Set(three).size).toBe(3);
    expect(at(4, 12)).toEqual(three.slice(0, 2));
  });
});

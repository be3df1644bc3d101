import { describe, expect, it } from 'vitest';
import { rules } from '../../server/language-service/rules/index.ts';
import { areDisjoint } from '../../server/language-service/text/text-edit.ts';
import { readMarks, writeMarks } from '../support/marked-text.ts';
import { fixExample, runExample } from '../support/run-example.ts';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('has an example of what it reports and one of what it leaves alone', () => {
    expect(rule.examples.some(({ bad }) => bad !== undefined)).toBe(true);
    expect(rule.examples.some(({ good, bad }) => good !== undefined && bad === undefined)).toBe(true);
  });

  describe.each(rule.examples.map((example) => [example.title.template, example] as const))(
    '%s',
    (_title, example) => {
      if (example.good !== undefined) {
        it('says nothing of the good text', () => {
          const { text, spans } = readMarks(example.good!);
          expect(spans).toEqual([]);
          expect(runExample(rule, example, text).found.map(({ message }) => message)).toEqual([]);
        });
      }
      if (example.bad !== undefined) {
        const { text, spans } = readMarks(example.bad);
        const { found } = runExample(rule, example, text);

        it('marks exactly the characters at fault', () => {
          expect(spans.length).toBeGreaterThan(0);
          expect(
            writeMarks(
              text,
              found.map(({ span }) => span),
            ),
          ).toBe(example.bad);
        });

        it('says how it is repaired, or has no fix', () => {
          if (example.fixed === undefined) {
            expect(found.flatMap(({ fixes }) => fixes ?? [])).toEqual([]);
            return;
          }
          for (const fix of found.flatMap(({ fixes }) => fixes ?? []))
            expect(areDisjoint(fix.edits)).toBe(true);
          expect(fixExample(text, found)).toBe(example.fixed);
          expect(runExample(rule, example, example.fixed).found.map(({ message }) => message)).toEqual([]);
        });
      }
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { portionsOf } from '../../server/language-service/model/portions.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import { check, type Surroundings } from '../../server/language-service/rules/check.ts';
import type { Diagnosis } from '../../server/language-service/rules/diagnosis.ts';
import { fixAll } from '../../server/language-service/rules/fix.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import { spanOfNode, walk } from '../../server/language-service/syntax/walk.ts';
import { createSourceText, slice } from '../../server/language-service/text/source-text.ts';
import type { Span } from '../../server/language-service/text/span.ts';
import { applyEdits, areDisjoint } from '../../server/language-service/text/text-edit.ts';
import { mutatedText, randomText } from '../support/arbitrary-text.ts';
import { ownMinutes, realMinutes } from '../support/minutes-files.ts';

/** How many texts each property sees; `MINUTES_RUNS=10000 MINUTES_SEED=random npx vitest run test/properties` for a long run. */
const RUNS = Number(process.env.MINUTES_RUNS ?? 400);
/** A text of a few kilobytes that takes longer than this hangs. Generous, since machines are shared. */
const HANG = Number(process.env.MINUTES_HANG ?? 5000);

const real = realMinutes('curve').map(({ text }) => text);
const text = fc.oneof(randomText, mutatedText([...ownMinutes, ...real]));

const read = (words: string): Minutes =>
  readMinutes(createSourceText('file:///minutes/2023-08-24.md', 1, words), curve);
const surroundings: Surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: () => false,
  read: () => '# x',
  earlier: ownMinutes.slice(0, 1).map(read),
};
/** All rules, those that are off by default too. */
const all = new Set(rules.map(({ id }) => id));

/** Letters and digits of each line; its number may change when sections are put in or moved. */
const proseLines = (words: string): string[] =>
  words
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[^\p{L}\p{N}]/gu, '').replace(/^[一二三四五六七八九十\d]{1,3}/, ''))
    .filter((line) => line !== '');

const holds = (property: fc.IProperty<[string]>): void => fc.assert(property, { numRuns: RUNS });

describe('any text', { timeout: 30_000 + RUNS * 200 }, () => {
  it('is read, recognised and checked without a fault and without a hang', () => {
    holds(
      fc.property(text, (words) => {
        const start = performance.now();
        recognise(words, 'file:///x/notes.md');
        const minutes = read(words);
        for (const { ruleId, span, fixes, related } of check(minutes, surroundings, all)) {
          expectInside(span, words, `${ruleId} marks`);
          for (const other of related ?? []) {
            if (other.uri === undefined) expectInside(other.span, words, `${ruleId} relates to`);
          }
          for (const fix of fixes ?? []) {
            for (const edit of fix.edits) expectInside(edit.span, words, `${ruleId} edits`);
            expect(areDisjoint(fix.edits), `edits of ${ruleId} overlap: ${JSON.stringify(fix.edits)}`).toBe(
              true,
            );
            expect(applyEdits(words, fix.edits), `${ruleId} offers a fix that changes nothing`).not.toBe(
              words,
            );
          }
        }
        expect(performance.now() - start, 'milliseconds for reading and checking').toBeLessThan(HANG);
      }),
    );
  });

  it('has parts that slice back to what they say', () => {
    holds(
      fc.property(text, (words) => {
        const minutes = read(words);
        for (const { node } of walk(minutes.tree)) {
          expectInside(spanOfNode(node), words, node.type);
          // A backslash, a reference or a NUL stands for another character; what has none is the text itself.
          if (node.type === 'text' && /^[\p{L}\p{N} ]*$/u.test(node.value)) {
            const written = slice(minutes.source, spanOfNode(node));
            if (written.length === node.value.length) expect(written).toBe(node.value);
          }
        }
        for (const section of minutes.sections) {
          for (const part of ['heading', 'label', 'span', 'body'] as const)
            expectInside(section[part], words, `${part} of a section`);
          expect(section.span.start).toBe(section.heading.start);
          for (const child of section.children) expect(child.span.end).toBeLessThanOrEqual(section.span.end);
        }
        for (const { portion, place } of portionsOf(minutes)) {
          for (const item of portion.items)
            for (const part of ['span', 'label'] as const)
              expectInside(item[part], place.piece.text, `${part} of an item`);
        }
        for (const link of minutes.links)
          for (const part of ['span', 'destination'] as const)
            expectInside(link[part], words, `${part} of a link`);
      }),
    );
  });

  it('is repaired once and for all, and loses no word', () => {
    holds(
      fc.property(text, (words) => {
        const once = fixAll(read(words), surroundings);
        expect(applyEdits(words, once.edits)).toBe(once.minutes.source.text);
        const twice = fixAll(once.minutes, surroundings);
        expect(twice.edits, `${namesOf(twice.fixed)} repair what is repaired`).toEqual([]);
        // What stays of each line of prose: its letters and digits, except where the fix was to change them.
        if (once.fixed.every(({ ruleId }) => !CHANGES_WORDS.has(ruleId))) {
          const left = proseLines(once.minutes.source.text).join('\n');
          for (const line of proseLines(words)) {
            expect(left.includes(line), `${namesOf(once.fixed)} lose “${line}”`).toBe(true);
          }
        }
      }),
    );
  });
});

/** Rules whose repair is to put other words in the place of wrong ones, or to take out what is no prose. */
const CHANGES_WORDS = new Set(
  rules
    .filter(({ group }) => group !== 'markdown')
    .map(({ id }) => id)
    .filter(
      (id) =>
        ![
          'section-order',
          'section-level',
          'section-missing',
          'join-not-fenced',
          'url-swallows-text',
          'link-space',
        ].includes(id),
    ),
);

function expectInside({ start, end }: Span, words: string, what: string): void {
  const inside = 0 <= start && start <= end && end <= words.length;
  expect(inside, `${what} ${start} to ${end} in a text of ${words.length}`).toBe(true);
}

function namesOf(diagnoses: readonly Diagnosis[]): string {
  return [...new Set(diagnoses.map(({ ruleId }) => ruleId))].join(', ');
}

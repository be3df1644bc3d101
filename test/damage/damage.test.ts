import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOfMeeting } from '../../server/language-service/model/phase.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check, type Surroundings } from '../../server/language-service/rules/check.ts';
import type { Diagnosis } from '../../server/language-service/rules/diagnosis.ts';
import { fixAll } from '../../server/language-service/rules/fix.ts';
import { render } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { root } from '../support/paths.ts';
import { damages } from './damages.ts';
import { variations } from './variations.ts';

const FILE = '2023-08-24.md';
const sound = readFileSync(join(root, 'test', 'fixtures', FILE), 'utf8');

const read = (text: string, file = FILE) =>
  readMinutes(createSourceText(`file:///minutes/${encodeURIComponent(file)}`, 1, text), curve);
const surroundings: Surroundings = {
  now: endOfMeeting(read(sound))! + 1,
  exists: () => undefined,
  read: () => undefined,
  earlier: [],
};
const show = ({ ruleId, severity, message }: Diagnosis): string =>
  `${severity} ${ruleId}: ${render(message)}`;

describe('sound minutes', () => {
  it('get no word', () => {
    expect(check(read(sound), surroundings).map(show)).toEqual([]);
  });

  it.each(variations.map((variation) => [variation.name, variation] as const))(
    'with %s get none either',
    (_name, { vary, file }) => {
      const text = vary(sound);
      expect(text).not.toBe(sound);
      expect(check(read(text, file), surroundings).map(show)).toEqual([]);
    },
  );

  it('are varied in at least thirty ways', () => {
    expect(variations.length).toBeGreaterThanOrEqual(30);
  });
});

describe('one fault', () => {
  it('is tried in at least a hundred kinds', () => {
    expect(damages.length).toBeGreaterThanOrEqual(100);
    expect(new Set(damages.map(({ name }) => name)).size).toBe(damages.length);
  });

  describe.each(damages.map((damage) => [damage.name, damage] as const))(
    '%s',
    (_name, { rule, damage, file, restored }) => {
      const text = damage(sound);
      const found = check(read(text, file), surroundings);

      it(`is found by ${rule}`, () => {
        expect(
          found.map(({ ruleId }) => ruleId),
          found.map(show).join('\n'),
        ).toContain(rule);
      });

      it('is reported once', () => {
        const others = found.filter(
          ({ ruleId, severity }) => ruleId !== rule && (severity === 'error' || severity === 'warning'),
        );
        expect(others.map(show)).toEqual([]);
        expect(found.filter(({ ruleId }) => ruleId === rule)).toHaveLength(1);
      });

      it(restored ? 'is repaired to the sound text' : 'is repaired once and for all', () => {
        const once = fixAll(read(text, file), surroundings);
        const twice = fixAll(once.minutes, surroundings);
        expect(twice.edits).toEqual([]);
        if (restored) expect(once.minutes.source.text).toBe(sound);
      });
    },
  );
});

import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check, checkUp, diagnosesOf } from '../../server/language-service/rules/check.ts';
import { createSourceText, positionAt } from '../../server/language-service/text/source-text.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { DISPLACED } from '../support/samples.ts';

const uri = 'file:///minutes/2023-08-24.md';
const surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: () => undefined,
  read: () => undefined,
  earlier: [],
};

describe('the fix that moves a section', () => {
  it('moves what has been typed in it since it was found', () => {
    const opened = openDocuments.create(uri, 'markdown', 1, DISPLACED);
    const before = diagnosesOf(checkUp(readMinutes(opened.source, curve), surroundings));
    expect(before.map(({ ruleId }) => ruleId)).toContain('section-order');
    for (const { index } of DISPLACED.matchAll(/(?<=\p{L})\p{L}{3}/gu)) {
      checkUp(readMinutes(opened.source, curve), surroundings);
      const place = positionAt(opened.source, index);
      const { source } = openDocuments.update(
        opened,
        [{ range: { start: place, end: place }, text: '议' }],
        2,
      );
      const found = diagnosesOf(checkUp(readMinutes(source, curve), surroundings));
      const fresh = readMinutes(createSourceText(uri, 2, source.text), curve);
      expect(found).toEqual(check(fresh, surroundings));
    }
  });
});

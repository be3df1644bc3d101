import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesBefore } from '../../server/language-service/profiles/names-before.ts';

const name = (day: number): string => new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
const dateOf = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};

describe('namesBefore', () => {
  it('gives the sixty latest files of days before, the latest first, without the meeting itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(300), { maxLength: 200 }),
        fc.nat(310),
        fc.nat(310),
        (days, own, day) => {
          const names = days.map((each) => `${name(each)}.md`);
          const expected = names
            .filter((each) => each.slice(0, 10) < name(day) && each !== `${name(own)}.md`)
            .toSorted()
            .toReversed()
            .slice(0, 60);
          const found = namesBefore(
            [...names, 'README.md', 'a.png'],
            `${name(own)}.md`,
            dateOf(name(day)),
            'yyyy-MM-dd.md',
          );
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

import { expect, it } from 'vitest';
import { lateValues } from '../../server/language-service/text/late-values.ts';
import { createMemory } from '../../server/language-service/text/memory.ts';

it('remembers of objects what no copy has', () => {
  const [one, other] = [createMemory<object, string>(), createMemory<object, string>()];
  const key = { name: 'key' };
  const list: readonly string[] = [];
  expect(one.get(key)).toBeUndefined();
  one.set(key, 'first');
  one.set(key, 'second');
  other.set(list, 'third');
  expect([one.get(key), other.get(key), one.get(list), other.get(list)]).toEqual([
    'second',
    undefined,
    undefined,
    'third',
  ]);
  const copy = { ...key };
  expect(one.get(copy)).toBeUndefined();
  expect(copy).toEqual(key);
});

it('works values out when they are asked for', () => {
  let asked = 0;
  const valuesOf = lateValues<{ readonly by: number }, { readonly double: number }>({
    double({ by }) {
      asked++;
      return by * 2;
    },
  });
  const [two, three] = [valuesOf({ by: 2 }), valuesOf({ by: 3 })];
  expect(asked).toBe(0);
  expect([two.double, three.double, asked]).toEqual([4, 6, 2]);
});

import { expect, it } from 'vitest';
import { ownWords } from '../../server/language-service/model/own-words.ts';

it('leaves out every mark and blank that Unicode knows', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0x1ffff; code++) {
    const unit = String.fromCodePoint(code).toLowerCase();
    if ('[#'.includes(unit)) continue;
    if (ownWords(`快照${unit}克隆`) !== `快照${unit.replace(/[\s\p{P}\p{S}\d]/gu, '')}克隆`) wrong.push(unit);
  }
  expect(wrong.filter((unit) => !/^[见的]$/.test(unit))).toEqual([]);
});

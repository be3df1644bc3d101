import { expect, it } from 'vitest';
import { isPunctuation } from '../../server/language-service/syntax/punctuation.ts';

it('tells of each UTF-16 unit what Unicode says', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const unit = String.fromCharCode(code);
    if (isPunctuation(unit) !== /[\p{P}\p{S}]/u.test(unit)) wrong.push(unit);
  }
  expect(wrong).toEqual([]);
});

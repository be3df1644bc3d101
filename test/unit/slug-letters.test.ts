import { regex } from 'github-slugger/regex.js';
import { expect, it } from 'vitest';
// @ts-expect-error -- scripts have no types
import { noLetters as untyped } from '../../scripts/bundle/lean-libraries.mjs';

const noLetters: RegExp = untyped;

it('leaves in an anchor all that the library leaves in, and letters that are newer than it', () => {
  const others: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const sign = String.fromCodePoint(code);
    const isLeft = sign.replace(noLetters, '') !== '';
    if (isLeft !== (sign.replace(regex, '') !== '') && !(isLeft && /[\p{L}\p{M}\p{N}]/u.test(sign)))
      others.push(code.toString(16));
  }
  expect(others).toEqual([]);
});

import { expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { calm } from '../../server/language-service/workspace/typing.ts';
import { CLEAN } from '../support/samples.ts';

/** More than a call takes arguments. */
const MANY = 150_000;

const surroundings = { now: Date.UTC(2023, 8, 1), exists: () => false, read: () => undefined, earlier: [] };

it.each([
  ['topics', '\n#### 块存储\n'],
  ['lines of a paragraph', '\n（'],
  ['headings out of the numbering', '\n### 九、甲\n'],
  ['comments that switch rules off', '\n<!-- minutes-disable no-rule -->\n'],
])('checks minutes with very many %s', { timeout: 60_000 }, (_, words) => {
  const text = `${CLEAN}\n${words.repeat(MANY)}\n`;
  const minutes = readMinutes(createSourceText('file:///minutes/2023-08-24.md', 1, text), curve);
  expect(check(minutes, surroundings).length).toBeGreaterThan(0);
});

it('holds findings back on very many lines that were written on at once', () => {
  const now = 1000;
  const edited = Array.from({ length: MANY }, (_, line) => ({ line, time: now }));
  const item = { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } }, message: '甲' };
  const shown = { items: [], changes: [] };
  expect(calm([item], { edited, shown, patience: 100 }, now)).toEqual({ items: [], until: now + 100 });
});

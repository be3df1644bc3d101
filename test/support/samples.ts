import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** Minutes that nothing is wrong with, of 2023-08-24. */
export const CLEAN = readFileSync(join(root, 'test/fixtures/2023-08-24.md'), 'utf8');

/** The same with a date in two kinds of separators and a section out of the numbering. */
export const DAMAGED = CLEAN.replace('2023/08/24 19:00~19:30', '2023/08-24 19:00~19:30').replace(
  '### 三、',
  '### 五、',
);

/** The same as the clean ones with the first two sections of the notes the other way round. */
export const DISPLACED = CLEAN.replace(/(### 一、[\s\S]*)(### 二、[\s\S]*)(?=### 三、)/, '$2$1');

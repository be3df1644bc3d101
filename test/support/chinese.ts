import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translations } from '../../server/language-service/text/message.ts';
import { root } from './paths.ts';

const folder = join(root, 'l10n', 'zh-cn');

/** All translations to Simplified Chinese, from the files in which they are written. */
export const zhCn: Translations = Object.assign(
  {},
  ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Translations),
);

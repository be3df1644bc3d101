import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * English template → template in a language, from the file of its name beside the programs, whose folder is given. Without
 * that file everything stays English.
 */
export function readTranslations(programs: string, language: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(path.join(programs, 'l10n', `${language}.json`), 'utf8'));
  } catch {
    return {};
  }
}

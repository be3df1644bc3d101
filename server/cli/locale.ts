import { languageOf } from '../language-service/text/language.ts';
import type { Translations } from '../language-service/text/message.ts';
import { localeOf } from '../start/locale-of.ts';
import { readTranslations } from '../start/read-translations.ts';

/** The translations for `--locale`, else for the locale of the user; none for English. Throws nothing. */
export function translationsFor(
  wish: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Translations {
  const language = languageOf(wish ?? localeOf(env, process.platform));
  return language === undefined ? {} : readTranslations(__dirname, language);
}

import { languageOf } from '../language-service/text/language.ts';
import type { Translations } from '../language-service/text/message.ts';
import { readTranslations } from '../start/read-translations.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The translations for `--locale`, else for the locale of the user; none for English. Throws nothing. */
export function translationsFor(wish: string | undefined, env: Environment): Translations {
  const language = languageOf(wish ?? localeOf(env, process.platform));
  return language === undefined ? {} : readTranslations(__dirname, language);
}

/** What POSIX says of messages (LC_ALL, LC_MESSAGES, LANG); on Windows, which sets none of them, what the system is set to. */
export function localeOf(env: Environment, platform: NodeJS.Platform): string {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale === '' && platform === 'win32' ? new Intl.DateTimeFormat().resolvedOptions().locale : locale;
}

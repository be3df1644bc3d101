import zhCn from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import type { Translations } from '../language-service/text/message.ts';

/** The translations for a locale: `--locale`, else what POSIX says of messages (LC_ALL, LC_MESSAGES, LANG); none for English. */
export function translationsFor(
  wish: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Translations {
  const locale = wish ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
  return /^zh(?:$|[-_.@])/i.test(locale) ? zhCn : {};
}

import zhCn from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import type { Translations } from '../language-service/text/message.ts';

/** The translations for a language (BCP 47, lower case); none for languages that there are no words in. */
export function translationsFor(locale: string): Translations {
  return locale === 'zh' || locale.startsWith('zh-') ? zhCn : {};
}

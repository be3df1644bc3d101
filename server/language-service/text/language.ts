/** A language, other than English, that there are words in. */
export type Language = 'zh-cn' | 'zh-tw';

/**
 * The language of a locale as BCP 47 or POSIX writes it (`zh-Hant-HK`, `zh_TW.UTF-8`); undefined for English and for languages
 * that there are no words in. The script goes before the place.
 */
export function languageOf(locale: string): Language | undefined {
  const [tag = ''] = locale.toLowerCase().split(/[.@]/);
  const [language, ...parts] = tag.split(/[-_]/);
  if (language !== 'zh') return undefined;
  if (parts.includes('hant')) return 'zh-tw';
  if (parts.includes('hans')) return 'zh-cn';
  return parts.some((part) => part === 'tw' || part === 'hk' || part === 'mo') ? 'zh-tw' : 'zh-cn';
}

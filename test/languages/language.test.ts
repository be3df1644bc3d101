import { expect, it } from 'vitest';
import { languageOf } from '../../server/language-service/text/language.ts';
import { localeOf } from '../../server/start/locale-of.ts';

it.each([
  ['zh', 'zh-cn'],
  ['zh-cn', 'zh-cn'],
  ['zh-CN', 'zh-cn'],
  ['zh-SG', 'zh-cn'],
  ['zh-Hans', 'zh-cn'],
  ['zh-Hans-HK', 'zh-cn'],
  ['zh_CN.UTF-8', 'zh-cn'],
  ['zh-tw', 'zh-tw'],
  ['zh-HK', 'zh-tw'],
  ['zh-MO', 'zh-tw'],
  ['zh-Hant', 'zh-tw'],
  ['zh-Hant-CN', 'zh-tw'],
  ['zh_TW.UTF-8@radical', 'zh-tw'],
  ['en', undefined],
  ['C', undefined],
  ['zha', undefined],
  ['qps-ploc', undefined],
  ['', undefined],
] as const)('the locale %s is read in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

it('POSIX says which locale holds, from the first variable that is set', () => {
  const env = { LC_ALL: '', LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'zh_CN.UTF-8' };
  expect(localeOf(env, 'linux')).toBe('zh_TW.UTF-8');
  expect(localeOf({ ...env, LC_ALL: 'C' }, 'linux')).toBe('C');
  expect(localeOf({}, 'linux')).toBe('');
});

it('Windows says it by what the system is set to, unless a variable does', () => {
  expect(localeOf({}, 'win32')).toBe(new Intl.DateTimeFormat().resolvedOptions().locale);
  expect(localeOf({ LANG: 'zh_TW' }, 'win32')).toBe('zh_TW');
});

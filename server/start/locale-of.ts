/**
 * The user's locale: what POSIX says of messages (LC_ALL, LC_MESSAGES, LANG); on Windows, which sets none of them, what the system is set to.
 */
export function localeOf(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale === '' && platform === 'win32' ? new Intl.DateTimeFormat().resolvedOptions().locale : locale;
}

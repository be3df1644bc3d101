/**
 * The token for github.com that an environment names, as GitHub's own programs have it. `GITHUB_TOKEN` is that of another host where
 * `GITHUB_API_URL` says so. Undefined where there is none.
 */
export function tokenInEnv(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const isOwnHost = /^https:\/\/api\.github\.com\/?$/i.test(env.GITHUB_API_URL || 'https://api.github.com');
  const token = ((isOwnHost && env.GITHUB_TOKEN) || env.GH_TOKEN || '').trim();
  return /^[\x21-\x7E]{1,1000}$/.test(token) ? token : undefined;
}

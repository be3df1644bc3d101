import type { GitHubOptions } from '../../links/github/github.ts';
import { tokenInEnv } from '../../links/github/token-in-env.ts';
import type { GitHubAccess } from '../github/git-hub-access.ts';
import { throughProxy } from './through-proxy.ts';

/** GitHub as a Node process reaches it. What asks is loaded when it is needed, together with what asks of other pages. */
export function nodeGitHub(options: Omit<GitHubOptions, 'changed'>): GitHubAccess {
  const { env } = options;
  const token = tokenInEnv(env);
  return {
    ...(token === undefined ? {} : { tokenInEnv: token }),
    async open({ proxy, changed }) {
      const { createGitHub } = await import('./ask-web.ts');
      return createGitHub({
        ...options,
        changed,
        env: proxy ? throughProxy(env, proxy) : env,
        ...(proxy?.strictSsl === false && { strictSsl: false }),
      });
    },
  };
}

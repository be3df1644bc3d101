import { checkLinks, type LinkCheckOptions } from '../../links/check-links.ts';
import { createLinkCache, type LinkCache } from '../../links/link-cache.ts';
import type { Web } from '../links/web.ts';
import { throughProxy } from './through-proxy.ts';

export { createGitHub } from '../../links/github/github.ts';

/** Loaded when the first links are looked at: the checker, and what it learned in earlier starts. */
export function askWeb(folder: string | undefined, options: LinkCheckOptions): Web {
  const { clock = Date } = options;
  const cache = folder === undefined ? undefined : createLinkCache(folder);
  let isNew = false;
  const learning = cache && {
    ...cache,
    keep: (...news: Parameters<LinkCache['keep']>) => {
      isNew = true;
      cache.keep(...news);
    },
  };
  return {
    async recall(addresses) {
      const now = clock.now();
      const known = new Map();
      for (const address of addresses) {
        const verdict = cache?.verdict(address, now);
        if (verdict) known.set(address, verdict);
      }
      return known;
    },
    async check(addresses, { allowHosts, again, proxy, signal, judged }) {
      const { env = {} } = options;
      return checkLinks(addresses, {
        ...options,
        allowHosts,
        signal,
        env: proxy ? throughProxy(env, proxy) : env,
        ...(proxy?.strictSsl === false && { strictSsl: false }),
        ...(learning && { cache: again ? { ...learning, verdict: () => undefined } : learning }),
        judged: (address, done, _, verdict) => judged(address, verdict, done),
      });
    },
    keep() {
      if (isNew) cache?.write(clock.now());
      isNew = false;
    },
  };
}

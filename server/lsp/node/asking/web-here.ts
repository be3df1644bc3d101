import type { LinkVerdict } from '../../../language-service/links/verdict.ts';
import { checkLinks, type LinkCheckOptions } from '../../../links/check-links.ts';
import type { Web } from '../../links/web.ts';
import { connectBy } from '../connect-by.ts';
import { followCache } from '../followed-cache.ts';

/** The checker in this thread, and what it learned in earlier starts. `folder` is where the link cache lies. */
export function webHere(folder: string | undefined, options: LinkCheckOptions): Web {
  const { clock = Date } = options;
  const kept = folder === undefined ? undefined : followCache(folder);
  const keep = async (): Promise<void> => kept?.keep(clock.now());
  return {
    async recall(addresses) {
      const now = clock.now();
      const cache = kept?.latest();
      const known = new Map<string, LinkVerdict>();
      for (const address of addresses) {
        const verdict = cache?.verdict(address, now);
        if (verdict) known.set(address, verdict);
      }
      return known;
    },
    async check(addresses, { allowHosts, again, proxy, signal, judged }) {
      const { env = {}, trust, strictSsl, ...others } = options;
      const cache = kept?.latest();
      return checkLinks(addresses, {
        ...others,
        ...connectBy(proxy, { env, ...(trust && { trust }), ...(strictSsl === false && { strictSsl }) }),
        allowHosts,
        signal,
        ...(cache && { cache: again ? { ...cache, verdict: () => undefined } : cache }),
        judged: (address, done, _, verdict) => judged(address, verdict, done),
      });
    },
    keep,
    end: keep,
  };
}

import type { NetworkOptions } from '../../links/network.ts';
import type { WebProxy } from '../links/web.ts';

type Ways = Pick<NetworkOptions, 'env' | 'strictSsl' | 'trust'>;

/** How connections are made by what the editor says, which goes before what the environment says. */
export function connectBy(proxy: WebProxy | undefined, { env, trust, strictSsl }: Ways): Ways {
  const { url, noProxy } = proxy ?? {};
  const no = noProxy?.join(',');
  const isStrict = proxy?.strictSsl ?? strictSsl;
  return {
    env: {
      ...env,
      ...(url && { http_proxy: url, HTTP_PROXY: url, https_proxy: url, HTTPS_PROXY: url }),
      ...(no && { no_proxy: no, NO_PROXY: no }),
    },
    ...(isStrict !== undefined && { strictSsl: isStrict }),
    ...(trust && proxy?.systemCertificates !== false && { trust }),
  };
}

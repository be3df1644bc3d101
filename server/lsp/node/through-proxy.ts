import type { WebProxy } from '../links/web.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as if it named the proxy. */
export function throughProxy(env: Environment, { url, noProxy }: WebProxy): Environment {
  const no = noProxy?.join(',');
  return {
    ...env,
    ...(url && { http_proxy: url, HTTP_PROXY: url, https_proxy: url, HTTPS_PROXY: url }),
    ...(no && { no_proxy: no, NO_PROXY: no }),
  };
}

import { expect, it } from 'vitest';
import { checkLinks } from '../../server/links/check-links.ts';
import { realClock } from '../../server/links/clock.ts';
import { startHostileServer } from '../support/hostile-server.ts';
import { startProxy } from '../support/proxy-server.ts';

it('goes through the proxies of the environment, and not where they shall not be used', async () => {
  await using server = await startHostileServer(realClock);
  await using proxy = await startProxy({ host: '127.0.0.30', port: server.port });
  const plain = 'http://www.example.org/200/1';
  const secret = 'https://www.example.org/200/2';
  const near = server.url('200', '127.0.0.31', 3);
  const own = 'http://10.0.0.1/200/4';
  const named = 'http://wiki.example.org/200/5';
  const { verdicts } = await checkLinks([plain, secret, near, own, named], {
    userAgent: 'minutes-test',
    allowHosts: ['127.0.0.31'],
    env: { http_proxy: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.31' },
    // A name that is known here as one of the own network is not handed to the proxy; unknown ones are.
    resolve: async (host) => {
      if (host === 'wiki.example.org') return [{ address: '10.0.0.2', family: 4 }];
      throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    },
  });
  expect(verdicts.get(plain)).toMatchObject({ state: 'ok' });
  expect(verdicts.get(secret)).toMatchObject({ state: 'unknown', reason: 'certificate' });
  expect(verdicts.get(near)).toMatchObject({ state: 'ok' });
  expect(verdicts.get(own)).toMatchObject({ state: 'unknown', reason: 'private' });
  expect(verdicts.get(named)).toMatchObject({ state: 'unknown', reason: 'private' });
  expect([...new Set(proxy.asked)].sort()).toEqual(['CONNECT www.example.org:443', `HEAD ${plain}`]);
  expect(server.arrivals.map(({ host }) => host)).toEqual(['127.0.0.31']);
});

const nameless = async (host: string) => {
  throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
};

it.each([
  '::::',
  'http://',
  'ftp://127.0.0.1',
  'socks5://127.0.0.1',
  'socks5h://127.0.0.1:1080',
  'http://me:it%zz@127.0.0.1',
  'http://127.0.0.1:99999',
])('asks nobody past a proxy that cannot be used, such as %s', async (proxy) => {
  await using server = await startHostileServer(realClock);
  const url = server.url('200', '127.0.0.30', 1);
  const { verdicts, offline } = await checkLinks([url], {
    userAgent: 'minutes-test',
    allowHosts: ['127.0.0.30'],
    env: { HTTP_PROXY: proxy },
  });
  expect(verdicts.get(url)).toMatchObject({ state: 'unknown', reason: 'no-proxy' });
  expect(offline).toBe(false);
  expect(server.arrivals).toEqual([]);
});

it('takes a proxy that does not answer for a network that cannot be reached', async () => {
  await using server = await startHostileServer(realClock);
  const env = { ALL_PROXY: `http://127.0.0.1:${server.closedPort}` };
  const urls = ['http://www.example.org/200/1', 'https://www.example.org/200/2'];
  const options = { userAgent: 'minutes-test', env, resolve: nameless, backoff: 1 };
  const { verdicts, offline } = await checkLinks(urls, options);
  expect(offline).toBe(true);
  for (const { state } of verdicts.values()) expect(state).toBe('unknown');
});

import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { checkLinks, type LinkCheckOptions } from '../../server/links/check-links.ts';
import { createTrust } from '../../server/links/trust.ts';
import { startProxy } from '../support/proxy-server.ts';
import { certificate, startTlsServer, TLS_HOST } from '../support/tls-server.ts';

const refused = { state: 'unknown', reason: 'certificate' };

async function look(urls: readonly string[], options: Partial<LinkCheckOptions> = {}) {
  const { verdicts } = await checkLinks(urls, {
    userAgent: 'minutes-test',
    allowHosts: [TLS_HOST],
    pause: 0,
    ...options,
  });
  return urls.map((url) => verdicts.get(url));
}

describe('a certificate', () => {
  it('that signed itself is not accepted, unless none is looked at', async () => {
    await using server = await startTlsServer('self');
    const urls = [server.url('a'), server.url('b')];
    expect(await look(urls)).toMatchObject([refused, refused]);
    expect(server.paths).toEqual([]);
    expect(await look(urls, { strictSsl: false })).toMatchObject([{ state: 'ok' }, { state: 'ok' }]);
    expect(server.paths.sort()).toEqual(['/a', '/b']);
  });

  it('of an authority that the machine trusts is accepted, and the machine asked once', async () => {
    await using server = await startTlsServer('signed');
    expect(await look([server.url('a')])).toMatchObject([refused]);
    let reads = 0;
    const trust = createTrust(() => {
      reads++;
      return [certificate('ca.pem'), ...rootCertificates];
    });
    const urls = ['a', 'b', 'c', 'd'].map(server.url);
    expect(await look(urls, { trust })).toMatchObject(urls.map(() => ({ state: 'ok' })));
    expect(await look([server.url('e')], { trust })).toMatchObject([{ state: 'ok' }]);
    expect(reads).toBe(1);
  });

  it('of an authority that nobody knows is not accepted, and the machine asked once', async () => {
    await using server = await startTlsServer('self');
    const stores = [
      () => [],
      () => [certificate('ca.pem')],
      () => ['no certificate'],
      () => [...rootCertificates],
    ];
    for (const store of stores) {
      let reads = 0;
      const trust = createTrust(() => {
        reads++;
        return store();
      });
      expect(await look([server.url('a'), server.url('b')], { trust })).toMatchObject([refused, refused]);
      expect(await look([server.url('c')], { trust })).toMatchObject([refused]);
      expect(reads).toBe(1);
    }
  });

  it('is not a matter of the machine where there was none', async () => {
    let reads = 0;
    const trust = createTrust(() => {
      reads++;
      return [];
    });
    await using server = await startTlsServer('signed');
    const plain = server.url('a').replace('https:', 'http:');
    expect(await look([plain], { trust, backoff: 1 })).toMatchObject([{ state: 'unknown' }]);
    expect(reads).toBe(0);
  });

  it('is looked at in the same way behind a proxy', async () => {
    await using server = await startTlsServer('signed');
    await using proxy = await startProxy({ host: TLS_HOST, port: server.port });
    const env = { https_proxy: proxy.url };
    const resolve = async (host: string): Promise<never> => {
      throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    };
    const url = 'https://www.example.org/a';
    expect(await look([url], { env, resolve })).toMatchObject([refused]);
    const trust = createTrust(() => [certificate('ca.pem')]);
    expect(await look([url], { env, resolve, trust })).toMatchObject([{ state: 'ok' }]);
    expect(server.paths).toEqual(['/a']);
  });
});

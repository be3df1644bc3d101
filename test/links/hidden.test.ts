import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { checkLinks } from '../../server/links/check-links.ts';
import { fastClock } from '../support/fast-clock.ts';
import { listen } from '../support/listen.ts';

it('are not called gone with a repository that strangers are not shown', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(['/group/open', '/group/new'].includes(url) ? 200 : url === '/group/old' ? 301 : 404, {
      ...(url === '/group/old' && { location: '/group/new' }),
    });
    response.end();
  });
  await using listening = await listen(server, '127.0.0.30');
  const at = (path: string, host = 'github.com') => `http://${host}:${listening.port}${path}`;
  const hidden = ['/group/hidden', '/group/hidden/pull/1', '/group/hidden/issues/2?a=b'].map((path) =>
    at(path),
  );
  const gone = [
    at('/group/open/pull/1'),
    at('/group/old/pull/1'),
    at('/nobody'),
    at('/group/hidden/pull/1', 'www.example.org'),
  ];
  const { verdicts } = await checkLinks([...hidden, ...gone], {
    userAgent: 'minutes-test',
    allowHosts: ['*'],
    clock: fastClock(20),
    pause: 0,
    // An answer that a busy machine holds up is no matter of this test.
    leastTimeout: 10_000,
    resolve: async () => [{ address: '127.0.0.30', family: 4 }],
  });
  for (const url of hidden)
    expect(verdicts.get(url)).toMatchObject({ state: 'unknown', reason: 'not-shown' });
  for (const url of gone) expect(verdicts.get(url)).toMatchObject({ state: 'broken', reason: 'gone' });
  // Once for all its pages: with HEAD, and twice with GET.
  expect(asked.filter((url) => url === '/group/hidden')).toHaveLength(3);
});

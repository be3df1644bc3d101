import { expect, it } from 'vitest';
import { checkLinks } from '../../server/links/check-links.ts';
import { realClock } from '../../server/links/clock.ts';
import { startHostileServer } from '../support/hostile-server.ts';

const HOST = '127.0.0.30';

it('does not ask hosts that answer machines otherwise than people, nor through a redirect', async () => {
  await using server = await startHostileServer(realClock);
  const pages = [
    'https://mp.weixin.qq.com/s/abc',
    'https://MP.weixin.qq.com:443/s/abc',
    'https://mp.weixin.qq.com./s/abc',
    'https://zhuanlan.zhihu.com/p/1',
    'https://docs.qq.com/doc/1',
    'https://meeting.tencent.com/dm/abc',
  ];
  const ways = pages.map(
    (page, number) => `http://${HOST}:${server.port}/redirect-to/${number}?to=${encodeURIComponent(page)}`,
  );
  const asked: string[] = [];
  const { verdicts } = await checkLinks([...pages, ...ways], {
    userAgent: 'minutes-test',
    allowHosts: [HOST],
    pause: 0,
    async resolve(host) {
      asked.push(host);
      throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    },
  });
  expect(asked).toEqual([]);
  expect(verdicts.size).toBe(pages.length + ways.length);
  for (const verdict of verdicts.values())
    expect(verdict).toMatchObject({ state: 'unknown', reason: 'not-judged' });
});

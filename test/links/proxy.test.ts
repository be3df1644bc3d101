import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { checkLinks } from '../../server/links/check-links.ts';
import { realClock } from '../../server/links/clock.ts';
import { startHostileServer } from '../support/hostile-server.ts';

/** A proxy that knows one name, and writes down what it is asked for. */
async function startProxy(port: number) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html' }).end();
  });
  proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    const there = connect(port, '127.0.0.30', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      socket.pipe(there).pipe(socket);
    });
    for (const one of [socket, there]) {
      sockets.add(one);
      one.on('error', () => {});
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    asked,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

it('goes through the proxies of the environment, and not where they shall not be used', async () => {
  await using server = await startHostileServer(realClock);
  await using proxy = await startProxy(server.port);
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

import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { listen } from './listen.ts';

/**
 * A proxy that answers plain requests itself and leads every tunnel to one place, or refuses tunnels where there is none. `asked` is what
 * it was asked for, as method and target.
 */
export async function startProxy(place?: { readonly host: string; readonly port: number }) {
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html' }).end();
  });
  proxy.on('connect', (request, socket: Duplex) => {
    asked.push(`CONNECT ${request.url}`);
    sockets.add(socket.on('error', () => undefined));
    if (!place) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const there = connect(place.port, place.host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      socket.pipe(there).pipe(socket);
    });
    sockets.add(there.on('error', () => undefined));
  });
  const listening = await listen(proxy, '127.0.0.1');
  return {
    asked,
    url: `http://127.0.0.1:${listening.port}`,
    async [Symbol.asyncDispose]() {
      // Tunnels are no connections of the server's any more.
      for (const socket of sockets) socket.destroy();
      await listening[Symbol.asyncDispose]();
    },
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { LinkState } from '../../server/language-service/links/verdict.ts';
import type { Clock } from '../../server/links/clock.ts';

/** A request as the server saw it. */
export interface Arrival {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** By the clock that the server was given. */
  readonly at: number;
  readonly headers: IncomingMessage['headers'];
}

/** A stretch of time in which a host wanted to be left alone. */
export interface Rest {
  readonly host: string;
  readonly from: number;
  readonly until: number;
}

export interface HostileServer {
  readonly port: number;
  /** A port where nobody listens. */
  readonly closedPort: number;
  readonly arrivals: readonly Arrival[];
  readonly rests: readonly Rest[];
  /** The most connections that each host had at a time, and the most requests. */
  readonly peaks: ReadonlyMap<string, { readonly connections: number; readonly requests: number }>;
  /** How many connections were made to a host. */
  connections(host: string): number;
  url(kind: Kind, host: string, number: number): string;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly head: boolean;
  /** How often this path was asked for before. */
  readonly before: number;
  /** How often it was asked for with GET before. */
  readonly gets: number;
  readonly path: string;
  readonly self: string;
  rest(seconds: number): void;
  /** Has the whole host answer nothing else than that for so long. */
  close(seconds: number): void;
  readonly clock: Clock;
}

interface Manner {
  /** What a check may say of it. */
  readonly state: LinkState;
  readonly answer?: (exchange: Exchange) => void;
  /** Whether it tells of the whole host, so that nothing else may be asked there. */
  readonly apart?: boolean;
  /** The address, where it is not the path of the kind. */
  readonly url?: (host: string, port: number, closed: number, number: number) => string;
}

const page = '<!doctype html><title>Minutes</title><p>What was said.';
const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024));

const status =
  (code: number, headers: Record<string, string> = {}) =>
  ({ response, head }: Exchange): void => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers });
    response.end(head || code === 204 ? undefined : page);
  };
const fine = status(200);
/** Answers a GET only; HEAD is refused. */
const onGet =
  (answer: (exchange: Exchange) => void) =>
  (exchange: Exchange): void =>
    exchange.head ? status(405)(exchange) : answer(exchange);
/** A way of redirects with these statuses; at its end stands `end`. */
const way =
  (codes: readonly number[], end: (exchange: Exchange) => void = fine) =>
  (exchange: Exchange): void => {
    const at = Number(/\/step-(\d+)$/.exec(exchange.path)?.[1] ?? 0);
    const code = codes[at];
    if (code === undefined) end(exchange);
    else status(code, { location: `${exchange.path.replace(/\/step-\d+$/, '')}/step-${at + 1}` })(exchange);
  };
const to = (location: string, code = 302): ((exchange: Exchange) => void) => status(code, { location });
const silence = (): void => {};
const reset = ({ request }: Exchange): void => void request.socket.resetAndDestroy();

/** Every way in which a server may answer, and what may be said of the link. */
export const manners = {
  '200': { state: 'ok', answer: fine },
  '204': { state: 'ok', answer: status(204) },
  '301': { state: 'moved', answer: way([301]) },
  '301-301-308': { state: 'moved', answer: way([301, 301, 308]) },
  '308': { state: 'moved', answer: way([308]) },
  '302': { state: 'ok', answer: way([302]) },
  '303': { state: 'ok', answer: way([303]) },
  '307-302': { state: 'ok', answer: way([307, 302]) },
  '301-302': { state: 'ok', answer: way([301, 302]) },
  '301-404': { state: 'broken', answer: way([301], status(404)) },
  '302-410': { state: 'broken', answer: way([302], status(410)) },
  'loop-of-two': {
    state: 'unknown',
    answer: ({ path, ...rest }) =>
      to(path.endsWith('/b') ? path.slice(0, -2) : `${path}/b`)({ path, ...rest }),
  },
  'loop-of-one': { state: 'unknown', answer: (exchange) => to(exchange.path, 301)(exchange) },
  'ever-further': { state: 'unknown', answer: (exchange) => to(`${exchange.path}/on`)(exchange) },
  'home-redirect': { state: 'unknown', answer: (exchange) => to('/', 301)(exchange) },
  'script-redirect': { state: 'unknown', answer: to('javascript:alert(1)') },
  'no-location': { state: 'unknown', answer: status(302) },
  'redirect-to': {
    state: 'unknown',
    answer: (exchange) => {
      const where = new URLSearchParams((exchange.request.url ?? '').replace(/^[^?]*\??/, '')).get('to');
      // Node takes bytes as characters here, and servers write addresses as they are.
      const location = Buffer.from(where ?? '').toString('latin1');
      status(301, where === null ? {} : { location })(exchange);
    },
  },
  'private-redirect': {
    state: 'unknown',
    answer: (exchange) => to(`http://127.0.0.1:${exchange.request.socket.localPort}/secret`, 301)(exchange),
  },
  '400': { state: 'unknown', answer: status(400) },
  '401': { state: 'unknown', answer: status(401, { 'www-authenticate': 'Basic' }) },
  '403': { state: 'unknown', answer: status(403) },
  '404': { state: 'broken', answer: status(404) },
  '404-once': { state: 'ok', answer: (exchange) => status(exchange.gets < 1 ? 404 : 200)(exchange) },
  '405-head': { state: 'ok', answer: onGet(fine) },
  '403-head': { state: 'ok', answer: (exchange) => status(exchange.head ? 403 : 200)(exchange) },
  '404-head': { state: 'ok', answer: (exchange) => status(exchange.head ? 404 : 200)(exchange) },
  '501-head': { state: 'ok', answer: (exchange) => status(exchange.head ? 501 : 206)(exchange) },
  'reset-head': { state: 'ok', answer: (exchange) => (exchange.head ? reset : fine)(exchange) },
  'silent-head': { state: 'ok', answer: (exchange) => (exchange.head ? silence() : fine(exchange)) },
  '410': { state: 'broken', answer: status(410) },
  '418': { state: 'unknown', answer: status(418) },
  '429': { state: 'unknown', answer: status(429) },
  '429-seconds': {
    state: 'ok',
    answer(exchange) {
      if (exchange.before > 0) return fine(exchange);
      exchange.rest(2);
      status(429, { 'retry-after': '2' })(exchange);
    },
  },
  '429-date': {
    state: 'ok',
    answer(exchange) {
      if (exchange.before > 0) return fine(exchange);
      const until = Math.ceil(exchange.clock.now() / 1000 + 1) * 1000;
      exchange.rest((until - exchange.clock.now()) / 1000);
      status(429, { 'retry-after': new Date(until).toUTCString() })(exchange);
    },
  },
  '429-for-all': {
    state: 'ok',
    apart: true,
    answer(exchange) {
      if (exchange.before > 0) return fine(exchange);
      exchange.rest(2);
      exchange.close(2);
      status(429, { 'retry-after': '2' })(exchange);
    },
  },
  '429-hour': { state: 'unknown', answer: status(429, { 'retry-after': '3600' }), apart: true },
  '451': { state: 'unknown', answer: status(451) },
  '500': { state: 'unknown', answer: status(500) },
  '502': { state: 'unknown', answer: status(502) },
  '503': { state: 'unknown', answer: status(503) },
  '503-once': { state: 'ok', answer: (exchange) => status(exchange.before < 1 ? 503 : 200)(exchange) },
  '503-seconds': {
    state: 'ok',
    answer(exchange) {
      if (exchange.before > 0) return fine(exchange);
      exchange.rest(1);
      status(503, { 'retry-after': '1' })(exchange);
    },
  },
  '999': { state: 'unknown', answer: status(999) },
  reset: { state: 'unknown', answer: reset },
  refused: {
    state: 'unknown',
    url: (host, _, closed, number) => `http://${host}:${closed}/refused/${number}`,
  },
  'tls-broken': { state: 'unknown', url: (host, port, _, number) => `https://${host}:${port}/tls/${number}` },
  silent: { state: 'unknown', answer: silence },
  'byte-a-second': {
    state: 'ok',
    answer: onGet((exchange) => {
      const { response, request, clock } = exchange;
      response.writeHead(200, { 'content-type': 'text/html' });
      drip(response, request.socket, clock, 'x', 1000);
    }),
  },
  'byte-a-second-head': {
    state: 'unknown',
    answer: ({ request: { socket }, clock }) => {
      socket.write('HTTP/1.1 200 OK\r\nx-long: ');
      drip(socket, socket, clock, 'x', 1000);
    },
  },
  endless: {
    state: 'ok',
    answer: onGet(({ response, request, clock }) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      drip(response, request.socket, clock, 'x'.repeat(8192), 1);
    }),
  },
  'gzip-bomb': {
    state: 'ok',
    answer: onGet(({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      response.end(bomb);
    }),
  },
  'longer-than-said': {
    state: 'ok',
    answer: onGet(({ request: { socket } }) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\n${page}`);
    }),
  },
  'shorter-than-said': {
    state: 'ok',
    answer: onGet(({ request: { socket } }) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9000\r\n\r\n${page}`);
    }),
  },
  'body-after-head': {
    state: 'ok',
    answer: ({ request: { socket }, head }) => {
      socket.write(
        `HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: ${page.length}\r\n\r\n${page}`,
      );
      if (!head) socket.end();
    },
  },
  nonsense: {
    state: 'unknown',
    answer: ({ request: { socket } }) => void socket.end('What was said?\r\n\r\n'),
  },
  'soft-404': {
    state: 'ok',
    answer: ({ response }) => response.end('<title>404 Not Found</title><h1>Page not found</h1>'),
  },
  'members-only': {
    state: 'unknown',
    answer: (exchange) => {
      if (exchange.path.includes('/login')) return fine(exchange);
      to(`${exchange.path}/login?return_to=%2Fsecret`)(exchange);
    },
  },
  'members-for-good': {
    state: 'unknown',
    answer: (exchange) =>
      exchange.path.includes('/signin') ? fine(exchange) : to(`${exchange.path}/signin`, 301)(exchange),
  },
  'members-gone': {
    state: 'unknown',
    answer: (exchange) =>
      exchange.path.includes('/login') ? status(404)(exchange) : to(`${exchange.path}/login`, 302)(exchange),
  },
  'human-check': { state: 'unknown', answer: status(403, { 'cf-mitigated': 'challenge' }) },
  'human-check-gone': { state: 'unknown', answer: status(404, { 'cf-mitigated': 'challenge' }) },
  'human-check-200': {
    state: 'unknown',
    answer: ({ response, head }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(head ? undefined : '<!doctype html><title>Just a moment...</title>');
    },
  },
  'huge-headers': { state: 'unknown', answer: status(200, { 'x-huge': 'x'.repeat(1024 * 1024) }) },
} as const satisfies Readonly<Record<string, Manner>>;

export type Kind = keyof typeof manners;

/** Listens at every address of 127.0.0.0/8, and behaves badly on purpose. */
export async function startHostileServer(clock: Clock): Promise<HostileServer> {
  const arrivals: Arrival[] = [];
  const rests: Rest[] = [];
  const counts = new Map<string, number>();
  const now = new Map<string, { connections: number; requests: number }>();
  const peaks = new Map<string, { connections: number; requests: number }>();
  const sockets = new Set<Socket>();
  const closed = new Map<string, number>();
  const count = (host: string, what: 'connections' | 'requests', by: number): void => {
    const here = now.get(host) ?? { connections: 0, requests: 0 };
    const peak = peaks.get(host) ?? { connections: 0, requests: 0 };
    here[what] += by;
    peak[what] = Math.max(peak[what], here[what]);
    now.set(host, here);
    peaks.set(host, peak);
  };
  const seen = (key: string): number => {
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    return before;
  };
  const server = createServer((request, response) => {
    const host = request.socket.localAddress ?? '';
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const head = request.method === 'HEAD';
    arrivals.push({ host, method: request.method ?? '', path, at: clock.now(), headers: request.headers });
    count(host, 'requests', 1);
    response.once('close', () => count(host, 'requests', -1));
    const manner: Manner | undefined = manners[path.split('/')[1] as Kind];
    const gets = head ? (counts.get(`GET ${host}${path}`) ?? 0) : seen(`GET ${host}${path}`);
    const exchange: Exchange = {
      request,
      response,
      head,
      before: seen(`${host}${path}`),
      gets,
      path,
      self: `http://${request.headers.host}`,
      rest: (seconds) => {
        const from = clock.now();
        rests.push({ host, from, until: from + seconds * 1000 });
      },
      close: (seconds) => void closed.set(host, clock.now() + seconds * 1000),
      clock,
    };
    const rest = (closed.get(host) ?? 0) - clock.now();
    if (rest > 0) return status(429, { 'retry-after': String(Math.ceil(rest / 1000)) })(exchange);
    (manner?.answer ?? fine)(exchange);
  });
  server.on('connection', (socket) => {
    const host = socket.localAddress ?? '';
    count(host, 'connections', 1);
    seen(`connection to ${host}`);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      count(host, 'connections', -1);
    });
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const closedPort = await unusedPort();
  return {
    port,
    closedPort,
    arrivals,
    rests,
    peaks,
    connections: (host) => counts.get(`connection to ${host}`) ?? 0,
    url(kind, host, number) {
      const manner: Manner = manners[kind];
      return manner.url?.(host, port, closedPort, number) ?? `http://${host}:${port}/${kind}/${number}`;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Writes the same again and again until the connection ends. */
function drip(
  to: { write(text: string): boolean; once(event: 'drain', then: () => void): unknown },
  socket: Socket,
  clock: Clock,
  text: string,
  every: number,
): void {
  const over = new AbortController();
  socket.once('close', () => over.abort());
  const next = (): void => {
    if (over.signal.aborted) return;
    const again = (): void => void clock.wait(every, over.signal).then(next, () => {});
    if (to.write(text)) again();
    else to.once('drain', again);
  };
  next();
}

async function unusedPort(): Promise<number> {
  const server = createPlainServer();
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

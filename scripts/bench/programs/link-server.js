/**
 * A server whose links are of many kinds, at ten addresses of the loopback network. Started with IPC: says `{ port }`, forgets everything
 * when it hears `begin`, and answers `end` with what it saw.
 */
import { createServer } from 'node:http';

let asked = new Map();
let requests = 0;
let open = new Map();
let peak = 0;

const kinds = {
  ok: (_, response) => response.end('<title>Here it is</title>'),
  redirect: (request, response) => go(response, `/ok${request.url}`),
  'head-405': (request, response) => onGet(request, response, 405),
  'head-403': (request, response) => onGet(request, response, 403),
  'head-404': (request, response) => onGet(request, response, 404),
  429: (request, response) => once(request, response, 429, { 'retry-after': '1' }),
  503: (request, response) => once(request, response, 503, {}),
  404: (_, response) => response.writeHead(404).end(),
  410: (_, response) => response.writeHead(410).end(),
  500: (_, response) => response.writeHead(500).end(),
  'redirect-404': (request, response) => go(response, `/404${request.url}`),
  loop: (request, response) => go(response, request.url),
  never: () => {},
  reset: (request) => request.socket.resetAndDestroy(),
};

function go(response, location) {
  response.writeHead(302, { location }).end();
}

function onGet(request, response, status) {
  if (request.method === 'HEAD') response.writeHead(status).end();
  else kinds.ok(request, response);
}

function once(request, response, status, headers) {
  if ((asked.get(request.url) ?? 0) > 1) kinds.ok(request, response);
  else response.writeHead(status, headers).end();
}

const server = createServer((request, response) => {
  requests += 1;
  const key = request.url;
  asked.set(key, (asked.get(key) ?? 0) + 1);
  const [, kind, number] = key.split('/');
  // The same for all contestants: 20 to 200 ms.
  const latency = 20 + ((Number(number.replace(/\D/g, '') || 0) * 7919) % 181);
  setTimeout(() => {
    if (!request.socket.destroyed) (kinds[kind] ?? kinds.ok)(request, response);
  }, latency);
});
process.on('disconnect', () => process.exit());
server.on('connection', (socket) => {
  const host = socket.localAddress;
  const now = (open.get(host) ?? 0) + 1;
  open.set(host, now);
  peak = Math.max(peak, now);
  const counted = open;
  socket.on('error', () => {});
  socket.once('close', () => counted.set(host, counted.get(host) - 1));
});
server.listen(0, '0.0.0.0', () => process.send({ port: server.address().port }));
process.on('message', (word) => {
  if (word === 'begin') {
    server.closeAllConnections();
    asked = new Map();
    open = new Map();
    requests = 0;
    peak = 0;
    process.send({ begun: true });
  } else process.send({ requests, peak });
});

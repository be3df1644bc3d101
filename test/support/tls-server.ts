import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export const TLS_HOST = '127.0.0.40';

/** A file of the test material, in PEM. */
export function certificate(name: string): string {
  return readFileSync(new URL(`../fixtures/certificates/${name}`, import.meta.url), 'latin1').trim();
}

/** Answers everything over TLS with the certificate `name`; `paths` are what it was asked for. */
export async function startTlsServer(name: 'signed' | 'self') {
  const paths: string[] = [];
  const server = createServer(
    { cert: certificate(`${name}.pem`), key: certificate(`${name}.key`) },
    (request, response) => {
      paths.push(request.url ?? '');
      response.end();
    },
  );
  server.on('tlsClientError', () => undefined);
  server.listen(0, TLS_HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    paths,
    url: (path: string) => `https://${TLS_HOST}:${port}/${path}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { listen } from './listen.ts';

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
  const listening = await listen(server, TLS_HOST);
  return {
    ...listening,
    paths,
    url: (path: string) => `https://${TLS_HOST}:${listening.port}/${path}`,
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages on the loopback address: `/fine`, `/moved` for good, `/login` for people only, `/slow` that never answers; all others are gone. */
export interface LinkPages {
  readonly base: string;
  /** What was asked, as “HEAD /fine”. */
  readonly arrivals: readonly string[];
  readonly close: () => Promise<void>;
}

export async function serveLinkPages(): Promise<LinkPages> {
  const arrivals: string[] = [];
  const states: Readonly<Record<string, number>> = { '/fine': 200, '/login': 403 };
  const server = createServer(({ method, url = '' }, response) => {
    arrivals.push(`${method} ${url}`);
    if (url === '/moved') response.writeHead(301, { location: '/fine' }).end();
    else if (!url.startsWith('/slow')) response.writeHead(states[url] ?? 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lines of minutes that link to pages, by their names or their addresses. */
export function linksTo({ base }: LinkPages, pages: readonly string[]): string {
  return pages.map((page) => `- [${page} 页面](${new URL(page, base)})\n`).join('');
}

/** The settings under which only these pages are asked, of all that the workspace links to. */
export const linkSettings = {
  allowHosts: ['127.0.0.1'],
  ignoreHosts: ['example.org', 'meeting.tencent.com'],
};

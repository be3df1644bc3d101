import { expect, it } from 'vitest';
import { checkLinks, type LinkCheckOptions } from '../../server/links/check-links.ts';
import { createLinkCache } from '../../server/links/link-cache.ts';
import { startGitHubServer } from '../support/github-server.ts';
import { TemporaryFolder } from '../support/run-cli.ts';

const page = 'http://github.com/group/thing/blob';

/** GitHub’s pages, which are all there, behind a proxy, and its bare files. */
async function startGitHub(files: Readonly<Record<string, string>>) {
  const pages = await startGitHubServer();
  const replies = Object.entries(files).map(([path, text]) => [`/group/thing/${path}`, { text }] as const);
  const bare = await startGitHubServer(Object.fromEntries(replies), '127.0.0.52');
  for (const path of [...Object.keys(files), 'main/hidden.c', 'main/away.c'])
    pages.replies.set(`${page}/${path}`, path.endsWith('away.c') ? { status: 404 } : { text: '' });
  pages.replies.set('http://github.com/group/thing', { text: '' });
  const options: LinkCheckOptions = {
    userAgent: 'minutes-test',
    allowHosts: [bare.host],
    env: { HTTP_PROXY: pages.base, NO_PROXY: bare.host },
    bareFiles: bare.base,
    resolve: async () => [],
    apart: 1,
  };
  return {
    pages,
    bare,
    options,
    async [Symbol.asyncDispose]() {
      await pages[Symbol.asyncDispose]();
      await bare[Symbol.asyncDispose]();
    },
  };
}

it('finds links to lines behind the end of a file, and nothing where the file is not known', async () => {
  await using gitHub = await startGitHub({
    'main/five.c': '1\n2\n3\n4\n5\n',
    'main/big.c': 'line\n'.repeat(300_000),
    'main/image.png': 'a\0b\n',
  });
  const expected = {
    [`${page}/main/five.c#L1-L5`]: 'ok',
    [`${page}/main/five.c#L5-L9`]: 'ok',
    [`${page}/main/five.c#L6`]: 'broken',
    [`${page}/main/five.c#L7-L9`]: 'broken',
    [`${page}/main/five.c#heading`]: 'ok',
    [`${page}/main/big.c#L999999`]: 'ok',
    [`${page}/main/image.png#L9`]: 'ok',
    [`${page}/main/hidden.c#L9`]: 'ok',
    [`${page}/main/away.c#L9`]: 'broken',
  };
  const { verdicts } = await checkLinks(Object.keys(expected), gitHub.options);
  for (const [url, state] of Object.entries(expected)) {
    const address = url.replace(/-L\d+$|#heading$/, '');
    expect([url, verdicts.get(address)?.state]).toEqual([url, state]);
  }
  expect(verdicts.get(`${page}/main/five.c#L6`)).toMatchObject({ reason: 'no-line', lines: 5 });
  expect(verdicts.get(`${page}/main/away.c#L9`)).toMatchObject({ reason: 'gone' });
  // Page and file are asked once for all places; a file whose page is gone is not asked for.
  expect(gitHub.pages.questions.filter(({ path }) => path.endsWith('five.c'))).toHaveLength(1);
  expect(gitHub.bare.questions.map(({ path }) => path).sort()).toEqual(
    ['big.c', 'five.c', 'hidden.c', 'image.png'].map((name) => `/group/thing/main/${name}`),
  );
});

it('asks nothing again that is known', async () => {
  await using gitHub = await startGitHub({ 'main/five.c': '1\n2\n3\n4\n5\n' });
  using folder = new TemporaryFolder();
  const urls = [`${page}/main/five.c#L6`, `${page}/main/five.c#L5`];
  const cache = createLinkCache(folder.path);
  await checkLinks(urls, { ...gitHub.options, cache });
  const asked = gitHub.pages.questions.length + gitHub.bare.questions.length;
  const { verdicts, requests } = await checkLinks(urls, { ...gitHub.options, cache });
  expect(requests).toBe(0);
  expect([...verdicts.values()].map(({ state }) => state)).toEqual(['broken', 'ok']);
  expect(gitHub.pages.questions.length + gitHub.bare.questions.length).toBe(asked);
});

it('are asked after again soon where a line was missing, since GitHub hands out what stood there before', () => {
  const cache = createLinkCache('/nowhere');
  const at = Date.UTC(2026, 0, 5);
  const gone = { state: 'broken', hops: [], at, seen: 2 } as const;
  cache.keep('line', { ...gone, reason: 'no-line' }, []);
  cache.keep('page', { ...gone, reason: 'gone' }, []);
  const later = at + 3_600_000;
  expect(cache.verdict('line', at + 60_000)?.state).toBe('broken');
  expect(cache.verdict('line', later)).toBeUndefined();
  expect(cache.verdict('page', later)?.state).toBe('broken');
});

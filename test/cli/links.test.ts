import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realClock } from '../../server/links/clock.ts';
import { type HostileServer, type Kind, manners, startHostileServer } from '../support/hostile-server.ts';
import { startProxy } from '../support/proxy-server.ts';
import { TemporaryFolder } from '../support/run-cli.ts';
import { runCliBeside } from '../support/run-cli-beside.ts';
import { certificate, startTlsServer, TLS_HOST } from '../support/tls-server.ts';

const kinds: readonly Kind[] = ['200', '301', '404', '403', '410', '405-head', 'gzip-bomb', 'endless'];

/** Minutes with one link of each kind, each in two places, and ways to run the program over them. */
async function setUp(server: HostileServer, folder: TemporaryFolder, some = kinds) {
  const urls = some.map((kind, index) => server.url(kind, `127.0.0.${index + 20}`, index));
  const text = `# 会议纪要 2023-08-24\n\n时间：2023-08-24 15:00\n\n## 议题\n\n${urls.map((url) => `- [甲](${url}) [乙](${url}#there)\n`).join('')}`;
  folder.write('2023-08-24.md', text);
  const env = { XDG_CACHE_HOME: join(folder.path, 'cache') };
  const run = (...args: string[]) =>
    runCliBeside(folder.path, ['links', '--profile', 'curve', ...args, '2023-08-24.md'], env);
  return { urls, run, cache: join(env.XDG_CACHE_HOME, 'minutes-md/links/links') };
}

const allow = ['--allow-host', '127.0.0.2*'];

it('says what is gone and what has moved, each place, and how many there are', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  const { urls, run } = await setUp(server, folder);
  const first = await run(...allow);
  expect(first.err).toBe('');
  expect(first.code).toBe(0);
  expect(first.out).toContain('8 links: 4 fine, 2 broken, 1 moved, 1 cannot tell');
  expect(first.out.match(/\[link-dead\]/g)).toHaveLength(4);
  expect(first.out.match(/\[link-moved\]/g)).toHaveLength(2);
  expect(first.out).toContain(
    `${urls[2]!.replace('http://', '').replace(/\/.*/, '')} answers 404. The page is gone; seen 2 times`,
  );

  const asked = server.arrivals.length;
  const again = await run(...allow, '--format', 'json', '--fail-on', 'warning');
  expect(server.arrivals).toHaveLength(asked);
  expect(again.code).toBe(1);
  const json = JSON.parse(again.out);
  expect(json.links).toEqual({ ok: 4, moved: 1, broken: 2, unknown: 1, requests: 0 });
  expect(json.unknown).toMatchObject([{ url: urls[3], status: 403, reason: 'status' }]);
  expect(json.findings).toHaveLength(6);

  await run(...allow, '--max-age', '0');
  expect(server.arrivals.length).toBeGreaterThan(asked);
});

it('asks nobody in the own network, and nobody at all where it may not', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  const { run } = await setUp(server, folder);
  expect((await run()).out).toContain('8 links: 8 cannot tell');
  expect((await run('--no-network', ...allow)).out).toContain('8 links: 8 cannot tell');
  expect(server.arrivals).toEqual([]);
  // That it was not asked is nothing to keep.
  expect((await run(...allow)).out).toContain('8 links: 4 fine, 2 broken, 1 moved, 1 cannot tell');
});

it('leaves alone what the project file says is right', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  const { urls } = await setUp(server, folder, ['404', '410', '200']);
  const known = [urls[0], `${urls[1]!.slice(0, -2)}*`];
  folder.write('.minutes.json', JSON.stringify({ files: ['*.md'], links: { known } }));
  const env = { XDG_CACHE_HOME: join(folder.path, 'cache') };
  const { out } = await runCliBeside(folder.path, ['links', ...allow, '2023-08-24.md'], env);
  expect(out).toContain('1 link: 1 fine');
  expect(server.arrivals.map(({ host }) => host)).toEqual(['127.0.0.22']);
});

it('throws a damaged cache away and asks anew', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  const { run, cache } = await setUp(server, folder, ['200']);
  await run(...allow);
  const kept = readFileSync(cache, 'utf8');
  for (const damaged of ['', '{', kept.slice(0, -5), kept.replace('"ok"', '"no"')]) {
    writeFileSync(cache, damaged);
    const asked = server.arrivals.length;
    expect((await run(...allow)).out).toContain('1 link: 1 fine');
    expect(server.arrivals.length).toBeGreaterThan(asked);
  }
});

it('writes all formats', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  const { run } = await setUp(server, folder, ['404', '301']);
  await run(...allow);
  const junit = (await run('--format', 'junit')).out;
  expect(junit).toContain('<testsuite name="minutes" tests="4" failures="2">');
  expect(junit.match(/<failure type="warning"/g)).toHaveLength(2);
  const sarif = JSON.parse((await run('--format', 'sarif')).out);
  const [{ tool, results }] = sarif.runs;
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect((await run('--format', 'github')).out).toMatch(/^::warning file=2023-08-24\.md,.*title=link-dead::/);
});

it('takes little memory for a thousand links of every kind, few connections to a host, and asks nobody again', async () => {
  await using server = await startHostileServer(realClock);
  using folder = new TemporaryFolder();
  // Whether something is private depends on what may be asked, and is not kept.
  const every = (Object.keys(manners) as Kind[]).filter(
    (kind) => !('apart' in manners[kind]) && kind !== 'private-redirect',
  );
  // The last host wants to be left alone for an hour.
  const some = Array.from({ length: 1000 }, (_, index) => every[index % every.length]!);
  const urls = [
    ...some.map((kind, index) => server.url(kind, `127.0.0.${200 + (index % 29)}`, index)),
    ...Array.from({ length: 10 }, (_, index) => server.url('429-hour', '127.0.0.229', index)),
  ];
  folder.write('2023-08-24.md', `# 会议纪要 2023-08-24\n\n${urls.map((url) => `- <${url}>\n`).join('')}`);
  const args = ['links', '--profile', 'curve', ...allow, '--format', 'json', '2023-08-24.md'];
  const run = () => runCliBeside(folder.path, args, { XDG_CACHE_HOME: join(folder.path, 'cache') });
  const first = await run();
  const count = (state: string) => some.filter((kind) => manners[kind].state === state).length;
  const all = {
    ok: count('ok'),
    moved: count('moved'),
    broken: count('broken'),
    unknown: count('unknown') + 10,
  };
  expect(JSON.parse(first.out).links).toMatchObject(all);
  expect(Number(readFileSync(first.peak, 'utf8')) / 1024).toBeLessThan(200);
  for (const { connections } of server.peaks.values()) expect(connections).toBeLessThanOrEqual(8);

  const asked = server.arrivals.length;
  expect(JSON.parse((await run()).out).links).toEqual({ ...all, requests: 0 });
  expect(server.arrivals).toHaveLength(asked);
});

it('asks GitHub of its issues and pull requests with the token of the environment only, and not at all where it may not', async () => {
  await using proxy = await startProxy();
  using folder = new TemporaryFolder();
  const page = 'https://github.com/group/thing/pull/1';
  folder.write(
    '2023-08-24.md',
    `# 会议纪要 2023-08-24\n\n时间：2023-08-24 15:00\n\n## 议题\n\n- [甲](${page})\n`,
  );
  const run = async (token: object, ...args: string[]) => {
    proxy.asked.length = 0;
    const env = { HTTPS_PROXY: proxy.url, XDG_CACHE_HOME: join(folder.path, 'cache'), ...token };
    const { out, err } = await runCliBeside(
      folder.path,
      ['links', '--profile', 'curve', ...args, '2023-08-24.md'],
      env,
    );
    expect(out).toContain('1 link: 1 cannot tell');
    expect(out + err).not.toContain('neverToBeSeen');
    return [...proxy.asked];
  };
  const GH_TOKEN = 'gho_neverToBeSeen';
  expect(await run({ GH_TOKEN })).toContain('CONNECT api.github.com:443');
  expect(await run({ GH_TOKEN }, '--no-network')).toEqual([]);
  const without = await run({}, '--max-age', '0');
  expect(without).toContain('CONNECT github.com:443');
  expect(without).not.toContain('CONNECT api.github.com:443');
});

it('accepts the certificates that the machine accepts', async () => {
  await using server = await startTlsServer('signed');
  using folder = new TemporaryFolder();
  const store = join(folder.path, 'store.pem');
  writeFileSync(store, certificate('ca.pem'));
  folder.write(
    '2023-08-24.md',
    `# 会议纪要 2023-08-24\n\n时间：2023-08-24 15:00\n\n## 议题\n\n- [甲](${server.url('a')})\n`,
  );
  const run = (env: Record<string, string>) =>
    runCliBeside(folder.path, ['links', '--profile', 'curve', '--allow-host', TLS_HOST, '2023-08-24.md'], {
      NODE_DISABLE_COMPILE_CACHE: '1',
      ...env,
    });
  expect((await run({})).out).toContain('1 link: 1 cannot tell');
  // Where systems have no other store, this names it.
  expect((await run({ SSL_CERT_FILE: store })).out).toContain('1 link: 1 fine');
});

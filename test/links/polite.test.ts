import { describe, expect, it } from 'vitest';
import { checkLinks, type LinkCheckOptions } from '../../server/links/check-links.ts';
import { realClock } from '../../server/links/clock.ts';
import { fastClock } from '../support/fast-clock.ts';
import { type Kind, startHostileServer } from '../support/hostile-server.ts';

const HOST = '127.0.0.30';
const common: LinkCheckOptions = {
  userAgent: 'minutes-test',
  allowHosts: [HOST, '127.0.0.31'],
  random: () => 0.5,
};

describe('a host that wants to be left alone', () => {
  it('is left alone for as long as it says, in seconds and by date', async () => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    const kinds: Kind[] = ['200', '429-seconds', '301', '429-date', '200', '503-seconds', '200'];
    const urls = kinds.map((kind, number) => server.url(kind, HOST, number));
    // One request at a time, so that none is under way when the host says so.
    const { verdicts } = await checkLinks(urls, { ...common, clock, perHost: 1, pause: 0, timeout: 60_000 });
    expect(urls.map((url) => verdicts.get(url)?.state)).toEqual([
      'ok',
      'ok',
      'moved',
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    expect(server.rests).toHaveLength(3);
    for (const { from, until } of server.rests) {
      const disturbed = server.arrivals.filter(({ at }) => at > from + 1 && at < until - 1);
      expect(disturbed).toEqual([]);
    }
  });

  it('is left alone whole where it means all its pages, and asked for the others where it means one', async () => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    const whole = [...Array(60).keys()].map((number) => server.url('200', '127.0.0.31', number));
    const limited = server.url('429-for-all', '127.0.0.31', 0);
    const one = server.url('429-seconds', HOST, 0);
    const others = [...Array(60).keys()].map((number) => server.url('200', HOST, number));
    const options = { ...common, clock, perHost: 4, pause: 0, timeout: 60_000 };
    const { verdicts } = await checkLinks([limited, ...whole, one, ...others], options);
    for (const { state } of verdicts.values()) expect(state).toBe('ok');
    const during = ({ host, from, until }: (typeof server.rests)[number]): number =>
      server.arrivals.filter((arrival) => arrival.host === host && arrival.at > from && arrival.at < until)
        .length;
    const [first] = server.rests.filter(({ host }) => host === '127.0.0.31');
    // Those that were under way, and no more.
    expect(during(first!)).toBeLessThan(4);
    const [second] = server.rests.filter(({ host }) => host === HOST);
    expect(during(second!)).toBeGreaterThan(4);
  });

  it('is not asked again where that would take too long, and others are', async () => {
    await using server = await startHostileServer(realClock);
    const urls = [...Array(20).keys()].map((number) => server.url('429-hour', HOST, number));
    const other = server.url('200', '127.0.0.31', 0);
    const { verdicts } = await checkLinks([...urls, other], { ...common, perHost: 2, pause: 0 });
    expect(verdicts.get(other)?.state).toBe('ok');
    for (const url of urls) expect(verdicts.get(url)).toMatchObject({ state: 'unknown' });
    expect(server.arrivals.filter(({ host }) => host === HOST).length).toBeLessThanOrEqual(2);
  });

  it('is asked after a pause, longer each time, where it does not say for how long', async () => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    await checkLinks([server.url('429', HOST, 0)], { ...common, clock, backoff: 1000, retries: 3 });
    const times = server.arrivals.map(({ at }) => at);
    expect(times).toHaveLength(4);
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(1000 * 2 ** index);
  });
});

it('pauses between the requests to a host', async () => {
  const clock = fastClock(20);
  await using server = await startHostileServer(clock);
  const urls = [...Array(10).keys()].map((number) => server.url('200', HOST, number));
  await checkLinks(urls, { ...common, clock, pause: 400, timeout: 60_000 });
  const times = server.arrivals.map(({ at }) => at);
  expect(times.at(-1)! - times[0]!).toBeGreaterThan(9 * 400 * 0.9);
});

it('keeps connections', async () => {
  await using server = await startHostileServer(realClock);
  const urls = [...Array(40).keys()].map((number) => server.url('200', HOST, number));
  await checkLinks(urls, { ...common, pause: 0, perHost: 4 });
  expect(server.arrivals).toHaveLength(40);
  expect(server.connections(HOST)).toBeLessThanOrEqual(4);
});

it('asks each address once for all the places where it stands', async () => {
  await using server = await startHostileServer(realClock);
  const url = server.url('200', HOST, 0);
  const { verdicts, requests } = await checkLinks([url, `${url}#a`, `${url}#b`, url], common);
  expect([verdicts.size, requests, server.arrivals.length]).toEqual([1, 1, 1]);
});

it('stops at once, and says what it knows by then', async () => {
  await using server = await startHostileServer(realClock);
  const urls = [...Array(50).keys()].map((number) =>
    server.url(number % 2 ? 'silent' : '429-seconds', HOST, number),
  );
  const stop = new AbortController();
  const quick = server.url('200', '127.0.0.31', 0);
  let began = 0;
  const { verdicts } = await checkLinks([quick, ...urls], {
    ...common,
    signal: stop.signal,
    judged() {
      began = performance.now();
      stop.abort();
    },
  });
  expect(performance.now() - began).toBeLessThan(100);
  expect([...verdicts.keys()]).toEqual([quick]);
});

describe('a name that does not resolve', () => {
  const nameless = async (host: string) => {
    if (host === 'here.example.org') return [{ address: '127.0.0.30', family: 4 }];
    throw Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' });
  };

  it('is broken where others do, seen twice', async () => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    const gone = 'https://gone.example.org/page';
    const options = { ...common, clock, resolve: nameless, allowHosts: ['here.example.org'] };
    const { verdicts, offline } = await checkLinks(
      [gone, `http://here.example.org:${server.port}/200/1`],
      options,
    );
    expect(verdicts.get(gone)).toMatchObject({ state: 'broken', reason: 'no-name', seen: 2 });
    expect(offline).toBe(false);
  });

  it('says nothing where only addresses answer, for which nobody is asked by name', async () => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    const gone = 'https://gone.example.org/page';
    const near = server.url('200', HOST, 1);
    const { verdicts, offline } = await checkLinks([gone, near], { ...common, clock, resolve: nameless });
    expect(verdicts.get(gone)).toMatchObject({ state: 'unknown', reason: 'offline' });
    expect(verdicts.get(near)).toMatchObject({ state: 'ok' });
    expect(offline).toBe(false);
  });

  it('is not missed where nothing was to be asked but what is private', async () => {
    const { verdicts, offline } = await checkLinks(['http://10.0.0.1/', 'http://wiki/'], common);
    for (const { reason } of verdicts.values()) expect(reason).toBe('private');
    expect(offline).toBe(false);
  });

  it('says nothing where no other does: there is no network', async () => {
    const clock = fastClock(20);
    const gone = ['https://gone.example.org/page', 'https://gone.example.net/'];
    const { verdicts, offline } = await checkLinks(gone, { ...common, clock, resolve: nameless });
    expect(offline).toBe(true);
    for (const url of gone) expect(verdicts.get(url)).toMatchObject({ state: 'unknown', reason: 'offline' });
  });
});

it('never waits for less than it should', async () => {
  const { signal } = new AbortController();
  const early: number[] = [];
  for (let round = 0; round < 200; round++) {
    const before = realClock.now();
    await realClock.wait(2, signal);
    if (realClock.now() < before + 2) early.push(round);
  }
  expect(early).toEqual([]);
});

describe('a host that has answered fast', () => {
  const waited = async (answersBefore: number): Promise<number> => {
    const clock = fastClock(20);
    await using server = await startHostileServer(clock);
    const before = [...Array(answersBefore).keys()].map((number) => server.url('200', HOST, number));
    const silent = server.url('silent', HOST, 0);
    const options = { ...common, clock, perHost: 1, pause: 0, timeout: 60_000, leastTimeout: 4000 };
    const { verdicts } = await checkLinks([...before, silent], options);
    expect(verdicts.get(silent)).toMatchObject({ state: 'unknown', reason: 'no-answer' });
    const last = server.arrivals.findLast(({ method }) => method === 'GET');
    const first = server.arrivals.find(({ path }) => path.startsWith('/silent'));
    return last!.at - first!.at;
  };
  it('is not waited for as long as one of which nothing is known', async () => {
    const [known, unknown] = await Promise.all([waited(12), waited(0)]);
    expect(unknown).toBeGreaterThanOrEqual(30_000);
    expect(known).toBeLessThan(20_000);
  });
});

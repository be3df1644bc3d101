import { describe, expect, it } from 'vitest';
import { checkLinks, type LinkCheckOptions } from '../../server/links/check-links.ts';
import { fastClock } from '../support/fast-clock.ts';
import { type Kind, manners, startHostileServer } from '../support/hostile-server.ts';

const kinds = (Object.keys(manners) as Kind[]).filter((kind) => !('apart' in manners[kind]));
const TIMES = 20;

/** Twenty times as fast as life, and as patient: ten seconds here for an answer. */
function options(clock: ReturnType<typeof fastClock>): LinkCheckOptions {
  return {
    userAgent: 'minutes-test',
    allowHosts: ['127.0.0.3*', '127.0.0.4*'],
    clock,
    random: () => 0.5,
    timeout: 10_000 * TIMES,
    leastTimeout: 10_000 * TIMES,
    bodyTimeout: 500 * TIMES,
    apart: 100 * TIMES,
    pause: 0,
    perHost: 6,
  };
}

describe('a thousand links to a hostile server', () => {
  it('get no wrong verdict, with few connections to each host', async () => {
    const clock = fastClock(TIMES);
    await using server = await startHostileServer(clock);
    const expected = new Map<string, { kind: Kind; state: string }>();
    for (let number = 0; number < 1000; number++) {
      const kind = kinds[number % kinds.length]!;
      const url = server.url(kind, `127.0.0.${30 + (number % 17)}`, number);
      expected.set(url, { kind, state: manners[kind].state });
    }
    const { verdicts } = await checkLinks(expected.keys(), options(clock));
    const wrong = [...expected].flatMap(([url, { kind, state }]) => {
      const verdict = verdicts.get(url);
      return verdict?.state === state
        ? []
        : [`${kind}: ${verdict?.state} (${verdict?.reason} ${verdict?.status})`];
    });
    expect(wrong).toEqual([]);
    for (const { connections, requests } of server.peaks.values()) {
      expect(requests).toBeLessThanOrEqual(6);
      expect(connections).toBeLessThanOrEqual(8);
    }
    expect(server.peaks.has('127.0.0.1')).toBe(false);
  });
});

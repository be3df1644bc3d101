import { countLines } from '../language-service/links/code-line.ts';
import { fetchBody } from './fetch-body.ts';
import { bare } from './guard.ts';
import type { Sights } from './look-at.ts';
import { retryAfter } from './retry-after.ts';

/** Files that are bigger are not shown with their lines on GitHub either; in bytes. */
const MOST = 1024 * 1024;

/**
 * How many lines a file has that GitHub gives out bare, at `owner/name/branch/path` of `base`; undefined where that cannot be known. Asks
 * once, and not at all while the host wants to be left alone. Never rejects.
 */
export async function linesOfFile(file: string, base: string, sights: Sights): Promise<number | undefined> {
  const { network, queue, clock, patience, userAgent, signal, heard } = sights;
  if (!URL.canParse(file, `${base}/`)) return undefined;
  const url = new URL(file, `${base}/`);
  const host = bare(url.hostname);
  const headers = { 'user-agent': userAgent };
  const work = async () => {
    await network.check(host);
    heard({ asked: host });
    const question = { url, headers, timeout: patience.timeout, most: MOST };
    return network.reach(url, (dispatcher) => fetchBody(dispatcher, question, clock, signal));
  };
  const answer = await queue
    .run(host, work, (said) => {
      if (typeof said === 'string') return undefined;
      const wait = retryAfter(said.headers['retry-after'], clock.now()) ?? patience.backoff;
      return said.status === 429 || said.status === 503 ? { until: clock.now() + wait } : 'fine';
    })
    .catch(() => undefined);
  if (answer === undefined || typeof answer === 'string') return undefined;
  return answer.status === 200 && answer.isWhole ? countLines(answer.body.toString('utf8')) : undefined;
}

import { asksForPerson, mayBeWall } from '../language-service/links/human-check.ts';
import { isUnjudged } from '../language-service/links/unjudged-host.ts';
import type { Hop, Look, LookFailure } from '../language-service/links/verdict.ts';
import { type Answer, ask } from './ask.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './failure-of.ts';
import { bare, type Guard } from './guard.ts';
import type { HostPace } from './host-pace.ts';
import type { HostQueue } from './host-queue.ts';
import type { Network } from './network.ts';
import { retryAfter } from './retry-after.ts';

export interface Patience {
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number;
  /** How long an answer may take at least, however fast the host has answered so far, in milliseconds; half of it for HEAD. */
  readonly leastTimeout: number;
  /** How long the beginning of a body may take, in milliseconds. */
  readonly bodyTimeout: number;
  /** How often a request is made again that the host put off; one that failed for a reason that passes is made again once. */
  readonly retries: number;
  /** How long is waited before the first of these, in milliseconds; twice as long before the next. */
  readonly backoff: number;
  /** How many redirects are followed. */
  readonly redirects: number;
}

/** All that a look needs. */
export interface Sights {
  readonly network: Network;
  readonly guard: Guard;
  readonly queue: HostQueue;
  readonly pace: HostPace;
  /** A host that wants to be left alone for longer, in milliseconds, is not asked again. */
  readonly longestWait: number;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly userAgent: string;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Hears of every request, and of every host that answers. */
  readonly heard: (event: { readonly asked?: string; readonly answered?: string }) => void;
}

/** Looks at an address once, following redirects. `method` is what is asked with first. Never rejects. */
export async function lookAt(address: string, method: 'HEAD' | 'GET', sights: Sights): Promise<Look> {
  const { clock, patience, guard } = sights;
  const hops: Hop[] = [];
  const been = new Set<string>();
  let asked: number | undefined;
  const look = (failure?: LookFailure, humanCheck = false): Look => ({
    at: asked ?? clock.now(),
    hops,
    ...(failure && { failure }),
    ...(humanCheck && { humanCheck }),
  });
  let url = readUrl(address);
  if (!url) return look('no-address');
  for (;;) {
    if (been.has(plain(url))) return look('loop');
    been.add(plain(url));
    if (!guard.mayAsk(url.hostname)) return look('private');
    if (isUnjudged(bare(url.hostname))) return look('not-judged');
    const answer = await exchange(url, method, sights, hops.length > 0, () => {
      asked ??= clock.now();
    });
    if (typeof answer === 'string') return look(answer);
    hops.push({ url: plain(url) + url.hash, status: answer.status });
    const location = answer.headers.location;
    const redirects = [301, 302, 303, 307, 308].includes(answer.status);
    if (!redirects || typeof location !== 'string') {
      return look(undefined, answer.humanCheck || asksForPerson(plain(url), answer.headers));
    }
    if (hops.length > patience.redirects) return look('too-many-redirects');
    url = readUrl(inUtf8(location), url);
    if (!url) return look('odd-redirect');
  }
}

/** A web address without name and password; undefined where it is none. A fragment is kept along a redirect that has none. */
function readUrl(address: string, base?: URL): URL | undefined {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  url.username = '';
  url.password = '';
  if (url.hash === '' && base) url.hash = base.hash;
  return url;
}

/** Servers write addresses in UTF-8 that should be escaped; a header's bytes come as characters. */
function inUtf8(header: string): string {
  if (!/[\x80-\xFF]/.test(header)) return header;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function plain({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search}`;
}

/** Asks for one address until it is answered, there is no more patience, or it would be of no use. */
async function exchange(
  url: URL,
  first: 'HEAD' | 'GET',
  sights: Sights,
  goesAhead: boolean,
  begins: () => void,
): Promise<Answer | LookFailure> {
  const { queue, pace, clock, patience, signal } = sights;
  const host = bare(url.hostname);
  let method = first;
  let timeout = patience.timeout / (method === 'HEAD' ? 2 : 1);
  const askNow = (): Promise<Answer | LookFailure> => {
    begins();
    const least = patience.leastTimeout / (method === 'HEAD' ? 2 : 1);
    return askOnce(url, method, pace.timeout(host, timeout, least), sights);
  };
  let tries = 0;
  let ahead = goesAhead;
  const backoff = (): number => patience.backoff * 2 ** tries * (0.5 + sights.random());
  for (;;) {
    let wait: number | undefined;
    const result: Answer | LookFailure | undefined = await queue.run<Answer | LookFailure>(
      host,
      askNow,
      (heard) => {
        const wanted = waitWanted(heard, clock.now());
        if (wanted === undefined) return typeof heard === 'string' ? undefined : 'fine';
        wait = wanted === 0 ? backoff() : wanted;
        return { until: clock.now() + wait };
      },
      ahead,
    );
    if (result === undefined || signal.aborted) return 'host-waits';
    if (wait !== undefined) {
      if (tries >= patience.retries || wait > sights.longestWait) return result;
      await clock.wait(wait, signal).catch(() => undefined);
    } else if (method === 'HEAD' && isRefusal(result)) {
      // What is left of the time, where that was what HEAD took.
      timeout = result === 'no-answer' ? patience.timeout / 2 : patience.timeout;
      // What seems gone is looked at once more later, so that this must be known soon.
      ahead = typeof result !== 'string' && (result.status === 404 || result.status === 410);
      method = 'GET';
      continue;
    } else if (!passes(result) || tries >= Math.min(patience.retries, 1)) {
      return result;
    } else {
      await clock.wait(backoff(), signal).catch(() => undefined);
    }
    tries += 1;
    ahead = true;
  }
}

async function askOnce(
  url: URL,
  method: 'HEAD' | 'GET',
  timeout: number,
  { network, pace, clock, userAgent, patience, signal, heard }: Sights,
): Promise<Answer | LookFailure> {
  try {
    await network.check(bare(url.hostname));
  } catch (error) {
    return failureOf(error);
  }
  heard({ asked: url.hostname });
  const { bodyTimeout } = patience;
  const began = clock.now();
  const question = { method, url, timeout, bodyTimeout, userAgent };
  const result = await network.reach(url, (dispatcher) => ask(dispatcher, question, clock, signal));
  if (typeof result === 'string') return result;
  heard({ answered: url.hostname });
  pace.answered(bare(url.hostname), clock.now() - began);
  return result;
}

/** How long the host wants to be left alone; 0 where it does not say how long. */
function waitWanted(result: Answer | LookFailure, now: number): number | undefined {
  if (typeof result === 'string') return undefined;
  const said = retryAfter(result.headers['retry-after'], now);
  if (result.status === 429) return said ?? 0;
  return result.status === 503 ? said : undefined;
}

/** Whether an answer to HEAD may be another to GET, or hides what the page says. */
function isRefusal(result: Answer | LookFailure): boolean {
  if (typeof result === 'string') return ['no-answer', 'cut-off', 'odd-answer'].includes(result);
  return result.status >= 400 || (result.status < 300 && mayBeWall(result.headers));
}

/** Whether the same may be answered otherwise in a moment. */
function passes(result: Answer | LookFailure): boolean {
  if (typeof result === 'string') return result === 'cut-off' || result === 'offline';
  return [500, 502, 503, 504].includes(result.status);
}

import type { GitHubRefusal } from '../../language-service/github/github-thing.ts';
import type { Clock } from '../clock.ts';
import { type BodyAnswer, fetchBody } from '../fetch-body.ts';
import type { Network } from '../network.ts';
import { retryAfter } from '../retry-after.ts';

export interface ApiQuestion {
  readonly url: URL;
  readonly token: string;
  readonly userAgent: string;
  /** What the version is called that is known already. */
  readonly etag?: string;
  /** In milliseconds, for each request on the way. */
  readonly timeout: number;
}

/** What GitHub answered: `same` is the version that is known already. */
export type ApiReply = (
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly refusal: GitHubRefusal; readonly isAboutToken?: boolean }
) & {
  readonly etag?: string;
  /** Until when nothing more may be asked, in milliseconds since the epoch. */
  readonly closedUntil?: number;
};

/** The most that an answer may have, in bytes. */
const MOST = 8 * 1024 * 1024;
const REDIRECTS = 3;
/** How long nothing is asked where GitHub does not say for how long, in milliseconds. */
const REST = 60_000;
const LONGEST_REST = 86_400_000;

/**
 * Asks GitHub's REST API for something. Redirects are followed where they lead to the same host, since the token is for no other. Never
 * rejects, and no answer holds the token. Source: GitHub Docs, “Best practices for using the REST API”.
 */
export async function askApi(
  { reach }: Pick<Network, 'reach'>,
  { url, token, userAgent, etag, timeout }: ApiQuestion,
  clock: Clock,
  signal: AbortSignal,
): Promise<ApiReply> {
  const headers = {
    'user-agent': userAgent,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    authorization: `Bearer ${token}`,
    ...(etag !== undefined && { 'if-none-match': etag }),
  };
  let at = url;
  for (let way = 0; way <= REDIRECTS; way++) {
    const question = { url: at, headers, timeout, most: MOST };
    const answer = await reach(at, (dispatcher) => fetchBody(dispatcher, question, clock, signal));
    if (typeof answer === 'string') return refused({ problem: 'offline' });
    const { location } = answer.headers;
    const redirects = [301, 302, 307, 308].includes(answer.status);
    if (!redirects) return replyOf(answer, clock.now());
    if (typeof location !== 'string' || !URL.canParse(location, at.href)) break;
    const next = new URL(location, at.href);
    if (next.origin !== url.origin) break;
    at = next;
  }
  return refused({ problem: 'offline' });
}

function refused(refusal: GitHubRefusal): Extract<ApiReply, { kind: 'refused' }> {
  return { kind: 'refused', refusal };
}

function replyOf({ status, headers, body, isWhole }: BodyAnswer, now: number): ApiReply {
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const opens = isSpent && reset > now ? Math.min(reset, now + LONGEST_REST) : undefined;
  const known = {
    ...(typeof headers.etag === 'string' && { etag: headers.etag }),
    ...(opens !== undefined && { closedUntil: opens }),
  };
  if (status === 304) return { kind: 'same', ...known };
  if (status === 200) {
    const json = isWhole ? jsonIn(body) : undefined;
    return json === undefined
      ? { ...refused({ problem: 'offline' }), ...known }
      : { kind: 'json', json, ...known };
  }
  if (status === 401) return { ...refused({ problem: 'no-access' }), isAboutToken: true };
  if (status === 404) return refused({ problem: 'not-found' });
  if (status === 410) return refused({ problem: 'gone' });
  const wait = retryAfter(headers['retry-after'], now);
  const isLimit =
    status === 429 || (status === 403 && (isSpent || wait !== undefined || speaksOfLimit(body)));
  if (isLimit) {
    const until = wait === undefined ? (opens ?? now + REST) : now + Math.min(wait, LONGEST_REST);
    return { ...refused({ problem: 'rate-limited', until }), closedUntil: until };
  }
  return refused({ problem: status === 403 || status === 451 ? 'no-access' : 'offline' });
}

function speaksOfLimit(body: Buffer): boolean {
  return /rate limit|abuse detection/i.test(body.subarray(0, 4096).toString('utf8'));
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

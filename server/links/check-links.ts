import { isAddress, isPrivateName } from '../language-service/links/address-space.ts';
import { askedAddress, askedPage, hostOfAddress } from '../language-service/links/asked-address.ts';
import { codeLineOf, judgeLine } from '../language-service/links/code-line.ts';
import { hidingRepository } from '../language-service/links/hiding-repository.ts';
import { judgeLooks, looksGone } from '../language-service/links/judge-looks.ts';
import { isUnjudged } from '../language-service/links/unjudged-host.ts';
import type { LinkReason, LinkVerdict, Look } from '../language-service/links/verdict.ts';
import { aborted } from './aborted.ts';
import { type Clock, realClock } from './clock.ts';
import { bare, createGuard } from './guard.ts';
import { createHostPace } from './host-pace.ts';
import { createHostQueue, type Limits } from './host-queue.ts';
import { linesOfFile } from './lines-of-file.ts';
import type { LinkCache } from './link-cache.ts';
import { lookAt, type Patience, type Sights } from './look-at.ts';
import { createNetwork, type Resolve } from './network.ts';
import type { Trust } from './trust.ts';

export interface LinkCheckOptions extends Partial<Limits>, Partial<Patience> {
  /** Who asks. */
  readonly userAgent: string;
  /** For proxies. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** False where no certificate is looked at, as some proxies make it necessary. */
  readonly strictSsl?: boolean;
  /** Whose certificates are accepted where Node's own list is not enough; nobody else's where absent. */
  readonly trust?: Trust;
  /** Hosts that may be asked although they are of one's own network; `*` stands for any characters. */
  readonly allowHosts?: readonly string[];
  /** False where nothing may be asked, and only what is known already is told. */
  readonly mayAsk?: boolean;
  readonly cache?: LinkCache;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly resolve?: Resolve;
  /** Where GitHub gives out bare files, instead of `https://raw.githubusercontent.com`. */
  readonly bareFiles?: string;
  /** How far two looks at what is gone lie apart, in milliseconds. */
  readonly apart?: number;
  readonly signal?: AbortSignal;
  /** Hears of each address as soon as it is judged; `done` of `total`. */
  readonly judged?: (address: string, done: number, total: number, verdict: LinkVerdict) => void;
}

export interface LinkCheck {
  /** By what `askedAddress` makes of a link's URL. What was not looked at any more when all was cancelled is absent. */
  readonly verdicts: ReadonlyMap<string, LinkVerdict>;
  /** Whether nothing could be reached at all, so that nothing was learned. */
  readonly offline: boolean;
  /** How many requests were made. */
  readonly requests: number;
}

const politeness: Limits & Patience & { readonly apart: number } = {
  perHost: 6,
  most: 128,
  pause: 20,
  longestWait: 20_000,
  timeout: 10_000,
  leastTimeout: 800,
  bodyTimeout: 2_000,
  retries: 2,
  backoff: 500,
  redirects: 10,
  apart: 1_000,
};

/**
 * Asks what stands behind web links, each address once, and judges the answers. What the cache knows well enough is not asked. Resolves soon
 * after the signal says so, with what is known by then; never rejects for what a server does.
 */
export async function checkLinks(urls: Iterable<string>, options: LinkCheckOptions): Promise<LinkCheck> {
  const { clock = realClock, cache, apart = politeness.apart } = options;
  const addresses = new Set([...urls].flatMap((url) => askedAddress(url) ?? []));
  const verdicts = new Map<string, LinkVerdict>();
  const open: string[] = [];
  for (const address of addresses) {
    const known = withoutAsking(address, clock.now()) ?? cache?.verdict(address, clock.now());
    if (known) verdicts.set(address, known);
    else open.push(address);
  }
  if (options.mayAsk === false) {
    for (const address of open.splice(0)) verdicts.set(address, judgeLooks([], { networkUp: false, apart }));
  }
  if (open.length === 0) return { verdicts, offline: false, requests: 0 };

  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const rules = { ...politeness, ...defined(options) };
  const guard = createGuard(options.allowHosts ?? []);
  const { env = {}, strictSsl = true, trust, resolve } = options;
  const network = await createNetwork({
    guard,
    env,
    strictSsl,
    ...rules,
    ...(trust && { trust }),
    ...(resolve && { resolve }),
  });
  const queue = createHostQueue(rules, clock, signal);
  let requests = 0;
  let isAnswered = false;
  let networkUp = false;
  const heard: Sights['heard'] = ({ asked, answered }) => {
    if (asked !== undefined) requests += 1;
    if (answered === undefined) return;
    isAnswered = true;
    networkUp ||= isOfTheWeb(answered);
  };
  const { random = Math.random, userAgent } = options;
  const { longestWait } = rules;
  const sights: Sights = {
    longestWait,
    network,
    guard,
    queue,
    pace: createHostPace(),
    clock,
    random,
    userAgent,
    patience: rules,
    signal,
    heard,
  };

  /** By pages; several addresses may lead to lines of one. */
  const looks = new Map<string, readonly Look[]>();
  const looking = new Map<string, Promise<void>>();
  const lines = new Map<string, Promise<number | undefined>>();
  const judgePage = (page: string): LinkVerdict => judgeLooks(looks.get(page) ?? [], { networkUp, apart });
  const judge = async (address: string): Promise<void> => {
    const verdict = await judgePlace(address, await judgeHidden(address, judgePage(askedPage(address))));
    if (signal.aborted) return;
    verdicts.set(address, verdict);
    options.judged?.(address, verdicts.size, addresses.size, verdict);
  };
  const judgePlace = async (address: string, verdict: LinkVerdict): Promise<LinkVerdict> => {
    const code = verdict.state === 'ok' ? codeLineOf(address) : undefined;
    if (!code) return verdict;
    const { bareFiles = 'https://raw.githubusercontent.com' } = options;
    const count = lines.get(code.file) ?? linesOfFile(code.file, bareFiles, sights);
    lines.set(code.file, count);
    return judgeLine(verdict, code, await count);
  };
  const judgeHidden = async (address: string, verdict: LinkVerdict): Promise<LinkVerdict> => {
    const repository = verdict.reason === 'gone' ? hidingRepository(address) : undefined;
    if (repository === undefined) return verdict;
    await lookOnceAt(repository, repository);
    const { state } = judgePage(repository);
    return state === 'ok' || state === 'moved'
      ? verdict
      : { ...verdict, state: 'unknown', reason: 'not-shown' };
  };
  const lookTwice = async (page: string, before: readonly Look[]): Promise<void> => {
    const first = await lookAt(page, 'HEAD', sights);
    looks.set(page, [...before, first]);
    const isNews = !before.some((look) => looksGone(look) && first.at - look.at >= apart);
    if (!looksGone(first) || !isNews || signal.aborted) return;
    await clock.wait(Math.max(first.at + apart - clock.now(), 0), signal).catch(() => undefined);
    if (!signal.aborted) looks.set(page, [...before, first, await lookAt(page, 'GET', sights)]);
  };
  /** `address` is what the cache knows the page by. */
  const lookOnceAt = (page: string, address: string): Promise<void> => {
    const look = looking.get(page) ?? lookTwice(page, cache?.looks(address) ?? []);
    looking.set(page, look);
    return look;
  };
  const isNameless = (address: string): boolean =>
    looks.get(askedPage(address))?.at(-1)?.failure === 'no-name';
  const lookAndJudge = async (address: string): Promise<void> => {
    await lookOnceAt(askedPage(address), address);
    if (!signal.aborted && !isNameless(address)) await judge(address);
  };
  await Promise.race([eachSoon(open, lookAndJudge, signal), aborted(signal)]);
  // Whether the network is up is known when all else has been asked.
  if (!signal.aborted) for (const address of open) if (isNameless(address)) await judge(address);
  stop.abort();
  network.close();

  const reasons = new Set(open.map((address) => verdicts.get(address)?.reason));
  reasons.delete('private');
  const silence = network.hasProxy ? silenceOfProxy : silenceOfNetwork;
  const offline = !isAnswered && reasons.size > 0 && [...reasons].every((one) => silence.has(one));
  if (!offline) {
    for (const address of open) {
      const verdict = verdicts.get(address);
      const seen = looks.get(askedPage(address));
      if (verdict && seen && !passing.has(verdict.reason)) cache?.keep(address, verdict, seen);
    }
  }
  return { verdicts, offline, requests };
}

/** What tells of this run, and nothing of the link. */
const passing: ReadonlySet<LinkReason> = new Set(['offline', 'no-proxy', 'private', 'not-asked']);

/** What is known of an address from itself. */
function withoutAsking(address: string, now: number): LinkVerdict | undefined {
  return isUnjudged(hostOfAddress(address))
    ? { state: 'unknown', reason: 'not-judged', hops: [], at: now, seen: 0 }
    : undefined;
}

/** All that is heard where there is no network; by way of a proxy also what is heard where that does not answer. */
const silenceOfNetwork: ReadonlySet<LinkReason | undefined> = new Set(['offline']);
const silenceOfProxy: ReadonlySet<LinkReason | undefined> = new Set([
  'offline',
  'refused',
  'cut-off',
  'no-answer',
]);

/** Whether the names of the web are resolved where a host has answered: not by an address, nor by a name of one's own network. */
function isOfTheWeb(host: string): boolean {
  const name = bare(host);
  return !isAddress(name) && !isPrivateName(name);
}

/** So much is begun at a time: who else works in this thread is not held up by thousands of links. */
const HANDFUL = 16;

/** Begins work on each, with time for others between handfuls, and resolves when all is done. */
async function eachSoon(
  addresses: readonly string[],
  work: (address: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const begun: Promise<void>[] = [];
  for (const address of addresses) {
    if (begun.length % HANDFUL === HANDFUL - 1) await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    begun.push(work(address));
  }
  await Promise.all(begun);
}

/** What is set among the options that have an own value otherwise. */
function defined(options: LinkCheckOptions): Partial<typeof politeness> {
  return Object.fromEntries(
    Object.keys(politeness).flatMap((name) => {
      const value = options[name as keyof typeof politeness];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

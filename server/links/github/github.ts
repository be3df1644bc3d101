import {
  type GitHubAnswers,
  type GitHubRefusal,
  type GitHubThing,
  gitHubKey,
  isThing,
} from '../../language-service/github/github-thing.ts';
import { type Clock, realClock } from '../clock.ts';
import { createGuard } from '../guard.ts';
import { createNetwork, type Network, type NetworkOptions } from '../network.ts';
import { createApiGate, FAILURE_REST } from './api-gate.ts';
import { type ApiReply, askApi } from './ask-api.ts';
import { createGitHubShelf, type KeptAnswer } from './github-shelf.ts';
import { readThing } from './read-thing.ts';

export interface GitHubOptions extends Pick<NetworkOptions, 'env' | 'resolve' | 'strictSsl' | 'trust'> {
  /** Who asks. */
  readonly userAgent: string;
  /** Where answers are kept until the next start; nowhere where absent. */
  readonly folder?: string;
  /** Instead of `https://api.github.com`. */
  readonly base?: string;
  /** Hosts that may be asked although they are of one's own network; GitHub's own, whose certificate is looked at, where absent. */
  readonly allowHosts?: readonly string[];
  readonly clock?: Clock;
  /** Hears when `answers` has become another object. */
  readonly changed?: () => void;
}

/** Asks GitHub about issues and pull requests, few at a time, and nothing without a token, which goes to no other host and is not kept. */
export interface GitHub {
  /** What is known. Nothing is before the first question. */
  readonly answers: GitHubAnswers;
  /** How many requests were made. */
  readonly requests: number;
  /** Learns of issues and pull requests by their `gitHubKey`, as far as they are not known well enough. Never rejects. */
  lookUp(keys: Iterable<string>, token: string, signal?: AbortSignal): Promise<void>;
  /** Learns which issues and pull requests of a repository (`owner/name`) changed last. Never rejects. */
  lookUpRecent(repository: string, token: string): Promise<void>;
  /** Ends all connections and keeps what was learned. */
  close(): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long an answer holds before it is asked for again, in milliseconds. */
function holdsFor(answer: GitHubThing | GitHubRefusal): number {
  if (isThing(answer))
    return answer.state === 'merged' ? 7 * DAY : answer.state === 'closed' ? DAY : 10 * MINUTE;
  // Until GitHub wants to be asked again, the gate is closed anyway.
  if (answer.problem === 'rate-limited') return 0;
  if (answer.problem === 'offline') return FAILURE_REST;
  return answer.problem === 'moved' || answer.problem === 'gone' ? DAY : 10 * MINUTE;
}

const RECENT_HOLDS = 10 * MINUTE;
/** From one time that answers are kept to the next, in milliseconds. */
const KEEP_PAUSE = MINUTE;
const API = 'https://api.github.com';
const AT_A_TIME = 4;
const TIMEOUT = 10_000;

export function createGitHub(options: GitHubOptions): GitHub {
  const { userAgent, folder, base = API, clock = realClock, changed } = options;
  const shelf = createGitHubShelf(folder);
  const over = new AbortController();
  const entries = new Map<string, KeptAnswer>();
  const lists = new Map<string, { readonly at: number; readonly etag?: string }>();
  const underWay = new Map<string, Promise<void>>();
  let requests = 0;
  let network: Promise<Network> | undefined;
  let answers: GitHubAnswers | undefined;
  let lastToken: string | undefined;
  let gate = createApiGate(AT_A_TIME, clock);
  let kept = 0;
  let isNew = false;

  const put = (key: string, entry: KeptAnswer): void => {
    const before = entries.get(key)?.answer;
    // A thing that is known is worth more than a question that was not answered.
    const passing = !isThing(entry.answer) && isPassing(entry.answer);
    if (before && passing && !('problem' in before && isPassing(before))) return;
    entries.set(key, entry);
    isNew ||= !passing;
    if (JSON.stringify(before) === JSON.stringify(entry.answer)) return;
    answers = undefined;
    changed?.();
  };
  const isFresh = (key: string): boolean => {
    const entry = entries.get(key);
    if (!entry) return false;
    const age = clock.now() - entry.at;
    return age >= 0 && age < holdsFor(entry.answer);
  };
  /** Begins with a token; another one may be shown other things. */
  const begin = (token: string): void => {
    if (lastToken === token) return;
    const isFirst = lastToken === undefined;
    lastToken = token;
    gate = createApiGate(AT_A_TIME, clock);
    lists.clear();
    entries.clear();
    answers = undefined;
    if (isFirst) for (const [key, entry] of shelf.read(clock.now())) entries.set(key, entry);
    if (entries.size > 0) changed?.();
  };
  const open = (): Promise<Network> => {
    const { env, strictSsl = true, trust, resolve } = options;
    // The certificate says that it is GitHub, whatever address a network that routes by names has for it.
    const allowHosts = options.allowHosts ?? (strictSsl && base === API ? [new URL(API).hostname] : []);
    network ??= createNetwork({
      guard: createGuard(allowHosts),
      env,
      strictSsl,
      perHost: AT_A_TIME,
      timeout: TIMEOUT,
      ...(trust && { trust }),
      ...(resolve && { resolve }),
    });
    return network;
  };
  const ask = (path: string, token: string, etag: string | undefined): Promise<ApiReply> =>
    gate.pass(async () => {
      const network = await open();
      const url = new URL(path, base);
      await network.check(url.hostname);
      requests += 1;
      const question = { url, token, userAgent, timeout: TIMEOUT, ...(etag !== undefined && { etag }) };
      return askApi(network, question, clock, over.signal);
    });

  const learn = (asked: string, thing: GitHubThing, at: number, etag?: string): void => {
    const key = gitHubKey(thing.repository, thing.number);
    put(key, { answer: thing, at, ...(etag !== undefined && { etag }) });
    const to = `${thing.repository}#${thing.number}`;
    if (key !== asked) put(asked, { answer: { problem: 'moved', to }, at });
  };
  const lookUpOne = async (key: string, token: string): Promise<void> => {
    const [, repository = '', number = ''] = /^([^#]+)#(\d{1,9})$/.exec(key) ?? [];
    if (!isRepository(repository)) return;
    const known = entries.get(key);
    const reply = await ask(`/repos/${repository}/issues/${number}`, token, known?.etag);
    if (over.signal.aborted || token !== lastToken) return;
    const at = clock.now();
    const thing = reply.kind === 'json' ? readThing(reply.json) : undefined;
    if (thing) learn(key, thing, at, reply.etag);
    else if (reply.kind === 'same' && known) put(key, { ...known, at });
    else put(key, { answer: reply.kind === 'refused' ? reply.refusal : { problem: 'offline' }, at });
  };
  const listRecent = async (repository: string, token: string): Promise<void> => {
    const path = `/repos/${repository}/issues?state=all&sort=updated&per_page=50`;
    const reply = await ask(path, token, lists.get(repository)?.etag);
    const at = clock.now();
    if (over.signal.aborted || token !== lastToken) return;
    const etag = reply.etag ?? lists.get(repository)?.etag;
    // What cannot be listed is not tried with every key that is typed.
    lists.set(repository, { at, ...(etag !== undefined && { etag }) });
    if (reply.kind !== 'json' || !Array.isArray(reply.json)) return;
    for (const thing of reply.json.map(readThing)) {
      if (thing) learn(gitHubKey(repository, thing.number), thing, at);
    }
  };
  const once = (key: string, work: () => Promise<void>): Promise<void> => {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };
  const keep = (): void => {
    if (!isNew) return;
    isNew = false;
    kept = clock.now();
    shelf.write(entries, kept);
  };

  return {
    get answers() {
      answers ??= new Map([...entries].map(([key, { answer }]) => [key, answer]));
      return answers;
    },
    get requests() {
      return requests;
    },
    async lookUp(keys, token, signal) {
      begin(token);
      const stale = [...new Set(keys)].filter((key) => !isFresh(key));
      await Promise.all(
        stale.map((key) => once(key, async () => void (signal?.aborted || (await lookUpOne(key, token))))),
      );
      if (clock.now() - kept > KEEP_PAUSE) keep();
    },
    async lookUpRecent(repository, token) {
      begin(token);
      const name = repository.toLowerCase();
      if (!isRepository(name)) return;
      const list = lists.get(name);
      if (list && clock.now() - list.at < RECENT_HOLDS) return;
      await once(name, () => listRecent(name, token));
    },
    close() {
      over.abort();
      keep();
      void network?.then((opened) => opened.close());
    },
  };
}

/** Whether it is written as `owner/name`, so that it is nothing else in a path. */
function isRepository(name: string): boolean {
  return /^[a-z\d][a-z\d-]*\/(?!\.{1,2}$)[\w.-]+$/i.test(name);
}

/** What tells of the moment, and nothing of the thing. */
function isPassing({ problem }: GitHubRefusal): boolean {
  return problem === 'offline' || problem === 'rate-limited' || problem === 'no-access';
}

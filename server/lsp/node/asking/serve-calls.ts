import process from 'node:process';
import type { MessagePort } from 'node:worker_threads';
import type { GitHubAnswers } from '../../../language-service/github/github-thing.ts';
import type { LinkVerdict } from '../../../language-service/links/verdict.ts';
import type { LinkCheckOptions } from '../../../links/check-links.ts';
import { createGitHub, type GitHub } from '../../../links/github/github.ts';
import { createTrust } from '../../../links/trust.ts';
import type { Web } from '../../links/web.ts';
import { connectBy } from '../connect-by.ts';
import type { CallName, Calls, GitHubWay, Reply, Request, WebOptions } from './calls.ts';
import { webHere } from './web-here.ts';

/** What tests put in the place of the machine's own. */
type Outside = Pick<LinkCheckOptions, 'resolve' | 'trust'>;

type Serve = {
  readonly [Name in CallName]: (
    order: Calls[Name]['order'],
    signal: AbortSignal,
    tell: (news: Calls[Name]['news']) => void,
  ) => Promise<Calls[Name]['answer']>;
};

/** So many verdicts are told at a time, and after so many milliseconds those that there are: who hears of them does other things as well. */
const HANDFUL = 200;
const PAUSE = 50;

/** Serves the calls of `askingThread` until it is told to end. */
export function serveCalls(port: MessagePort, { resolve, trust = createTrust() }: Outside = {}): void {
  const outside = { trust, ...(resolve && { resolve }) };
  const post = (reply: Reply): void => port.postMessage(reply);
  let web: Web | undefined;
  let gitHub: GitHub | undefined;
  const webOf = ({ folder, ...options }: WebOptions): Web => {
    web ??= webHere(folder, { ...options, ...outside });
    return web;
  };

  let told: GitHubAnswers = new Map();
  let isChanged = false;
  /** Before each answer of GitHub's, so that who waits for it has what it brought. */
  const tellChanges = (): void => {
    if (!isChanged) return;
    isChanged = false;
    const before = told;
    told = gitHub?.answers ?? new Map();
    post({
      gitHub: {
        set: [...told].filter(([key, answer]) => before.get(key) !== answer),
        gone: [...before.keys()].filter((key) => !told.has(key)),
      },
    });
  };
  const gitHubOf = ({ proxy, ...options }: GitHubWay): GitHub => {
    gitHub ??= createGitHub({
      ...options,
      ...(resolve && { resolve }),
      ...connectBy(proxy, { ...options, trust }),
      changed() {
        if (!isChanged) setImmediate(tellChanges);
        isChanged = true;
      },
    });
    return gitHub;
  };

  const serve: Serve = {
    recall: async ({ way, addresses }) => [...(await webOf(way).recall(addresses))],
    async check({ way, addresses, ...order }, signal, tell) {
      const untold: [string, LinkVerdict][] = [];
      const toldOf = new Set<string>();
      let done = 0;
      let pause: NodeJS.Timeout | undefined;
      const tellJudged = (): void => {
        clearTimeout(pause);
        pause = undefined;
        if (untold.length > 0 && !signal.aborted) tell({ judged: untold.splice(0), done });
      };
      const { verdicts, ...answer } = await webOf(way).check(addresses, {
        ...order,
        signal,
        judged(address, verdict, count) {
          untold.push([address, verdict]);
          toldOf.add(address);
          done = count;
          if (untold.length >= HANDFUL) tellJudged();
          else pause ??= setTimeout(tellJudged, PAUSE);
        },
      });
      tellJudged();
      const others = [...verdicts].filter(([address]) => !toldOf.has(address));
      while (others.length > 0 && !signal.aborted) {
        tell({ judged: others.splice(0, HANDFUL) });
        await new Promise((resolve) => setImmediate(resolve));
      }
      return answer;
    },
    keep: async () => void (await web?.keep()),
    async lookUp({ way, keys, token }, signal) {
      await gitHubOf(way).lookUp(keys, token, signal);
      tellChanges();
    },
    async lookUpRecent({ way, repository, token }) {
      await gitHubOf(way).lookUpRecent(repository, token);
      tellChanges();
    },
    async closeGitHub() {
      gitHub?.close();
      gitHub = undefined;
      told = new Map();
    },
  };

  const running = new Map<number, AbortController>();
  const run = async <Name extends CallName>(
    id: number,
    name: Name,
    order: Calls[Name]['order'],
  ): Promise<void> => {
    const stop = new AbortController();
    running.set(id, stop);
    try {
      const answer = await serve[name](order, stop.signal, (news) => post({ id, news }));
      post({ id, answer });
    } catch (error) {
      post({ id, error: String(error) });
    } finally {
      running.delete(id);
    }
  };
  port.on('message', async (request: Request) => {
    if ('id' in request) return run(request.id, request.name, request.order);
    if ('stop' in request) return running.get(request.stop)?.abort();
    for (const stop of running.values()) stop.abort();
    gitHub?.close();
    await web?.keep();
    // Of a thread, not of the process.
    process.exit();
  });
}

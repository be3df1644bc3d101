import type { GitHubAnswers } from '../../language-service/github/github-thing.ts';
import { tokenInEnv } from '../../links/github/token-in-env.ts';
import type { GitHubAccess } from '../github/git-hub-access.ts';
import type { AskingThread } from './asking/asking-thread.ts';
import type { GitHubWay } from './asking/calls.ts';

/** GitHub as a Node process reaches it: through the thread that asks, which keeps what it learned from one start to the next. */
export function nodeGitHub(thread: AskingThread, options: Omit<GitHubWay, 'proxy'>): GitHubAccess {
  const token = tokenInEnv(options.env);
  return {
    ...(token === undefined ? {} : { tokenInEnv: token }),
    async open({ proxy, changed }) {
      const way: GitHubWay = { ...options, ...(proxy && { proxy }) };
      let answers: GitHubAnswers = new Map();
      thread.hear((news) => {
        // The next thread does not know for whose token these were.
        const next = new Map(news ? answers : []);
        for (const [key, answer] of news?.set ?? []) next.set(key, answer);
        for (const key of news?.gone ?? []) next.delete(key);
        answers = next;
        changed();
      });
      return {
        get answers() {
          return answers;
        },
        async lookUp(keys, token, signal) {
          const listening = signal ? { signal } : {};
          const asked = thread.call('lookUp', { way, keys, token }, listening);
          await asked.catch((error: unknown) => {
            if (!signal?.aborted) throw error;
          });
        },
        lookUpRecent: (repository, token) => thread.call('lookUpRecent', { way, repository, token }),
        async close() {
          thread.hear(undefined);
          if (thread.isRunning) await thread.call('closeGitHub', undefined).catch(() => undefined);
        },
      };
    },
  };
}
